#!/bin/sh
# Ends the servers when the process that started them is gone, however it went (kill -9 too).
# stdin: one server pid per line; its end means that the starter is gone, or has stopped the servers itself.
# $1: a path that is in our servers' command lines; a pid that does not show it was given to somebody else since.
# $2: directory to remove at the end (throw-away servers only).
marker=$1
throwaway=$2
pids=

while read -r pid; do pids="$pids $pid"; done

ours() {
  { tr '\0' ' ' <"/proc/$1/cmdline" || ps -ww -o command= -p "$1"; } 2>/dev/null | grep -qF -- "$marker"
}

signal_ours() {
  left=no
  for pid in $pids; do
    if ours "$pid"; then
      kill -"$1" "$pid" 2>/dev/null
      left=yes
    fi
  done
}

signal_ours TERM
tries=0
while [ "$left" = yes ] && [ "$tries" -lt 60 ]; do
  sleep 0.1
  signal_ours 0
  tries=$((tries + 1))
done
signal_ours KILL

if [ -n "$throwaway" ]; then rm -rf "$throwaway"; fi
