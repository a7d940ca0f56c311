/** Runs a command as a process: prints what it says, or ends with the reason why it could not. */
export const runCommand = (work: () => Promise<string>): void =>
  void work().then(
    (said) => process.stdout.write(`${said}\n`),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
