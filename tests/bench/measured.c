/* Usage: measured REPORT COMMAND [ARGUMENT…]
 *
 * Runs COMMAND and writes into the file REPORT, one line: wall microseconds, processor
 * microseconds, peak memory in KiB, exit status. Processes that COMMAND leaves behind, such as the
 * daemons of gvfs, are counted and waited for as well, after its wall time was taken.
 *
 * A small program, since a child's peak memory begins with its parent's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long
microseconds (long long seconds, long long rest)
{
  return seconds * 1000000 + rest;
}

static long long
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return microseconds (time.tv_sec, time.tv_nsec / 1000);
}

static long long
processor (const struct rusage *usage)
{
  return microseconds (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec,
                       usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
}

int
main (int argc, char **argv)
{
  struct rusage usage;
  long long begin = now ();
  long long wall = 0;
  long long used = 0;
  long peak = 0;
  int status = 0;
  int result;
  FILE *report;
  pid_t command;
  pid_t ended;

  if (argc < 3)
    return EXIT_FAILURE;
  prctl (PR_SET_CHILD_SUBREAPER, 1);
  command = fork ();
  if (command == 0)
    {
      execvp (argv[2], argv + 2);
      _exit (127);
    }
  while ((ended = wait4 (-1, &result, 0, &usage)) > 0)
    {
      if (ended == command)
        {
          wall = now () - begin;
          status = WIFEXITED (result) ? WEXITSTATUS (result) : 128 + WTERMSIG (result);
        }
      used += processor (&usage);
      peak = usage.ru_maxrss > peak ? usage.ru_maxrss : peak;
    }
  report = fopen (argv[1], "w");
  if (!report || fprintf (report, "%lld %lld %ld %d\n", wall, used, peak, status) < 0)
    return EXIT_FAILURE;
  return fclose (report) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
