import { existsSync } from 'node:fs';
import { payableInvoice, reached } from '@mumaris/sandbox/outsider';
import { type Browser, chromium, type Page } from 'playwright-core';
import { newPractitioner, submitted } from './people';
import { addresses, steps, town } from './platform';

const executablePath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));
const title = executablePath
  ? 'in a browser'
  : 'needs a browser: install Chromium (Debian: apt install chromium) or set CHROMIUM';

(executablePath ? describe : describe.skip)(`the page of the outside world ${title}`, () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    page = await browser.newPage();
    await page.goto(addresses.sandbox);
  });
  afterAll(() => browser.close());

  test('BIL-02 a person reads the message, pays the bill, and the application goes on', async () => {
    const applicant = await newPractitioner();
    const { id } = await submitted(applicant);
    const invoice = await payableInvoice(steps, id, 'ADMINISTRATIVE', applicant.token);
    const billNumber = invoice.sadad?.billNumber ?? '';

    await page.fill('#search', applicant.mobile);
    await page.locator('#message-list', { hasText: applicant.mobile }).waitFor();

    const bill = page.locator('#bill-list > *', { hasText: billNumber });
    await bill.waitFor();
    await bill.getByRole('button').first().click();
    await reached(steps, id, 'UNDER_REVIEW', applicant.token);
  });

  test('a person moves the clock by an hour', async () => {
    const before = await town.now();
    await page.locator('#clock-buttons button').first().click();
    await page.waitForFunction(() => document.querySelector('#ahead')?.textContent !== '');
    const hours = ((await town.now()).getTime() - before.getTime()) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(1);
    expect(hours).toBeLessThan(1.1);
  });

  test('the explorer shows the graph without the network', async () => {
    await page.goto(addresses.gateway);
    await page.locator('.graphiql-container').first().waitFor({ timeout: 30_000 });
  });
});
