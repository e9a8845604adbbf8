/* A process that a test owns, in a process group of its own: a server's sessions are its children
 * and go with it. POSIX only, as the servers are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

typedef struct
{
  int log;
  guint64 max_file_size;
} ChildSetup;

/* Runs between fork and exec: async-signal-safe calls only. */
static void
set_up_child (gpointer user_data)
{
  const ChildSetup *setup = user_data;
  struct rlimit limit = { setup->max_file_size, setup->max_file_size };

  setpgid (0, 0);
#ifdef __linux__
  prctl (PR_SET_PDEATHSIG, SIGKILL);
#endif
  /* Ignored, the signal leaves a write that fails, as on a full disk. */
  if (setup->max_file_size != 0)
    {
      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
    }
  dup2 (setup->log, STDOUT_FILENO);
  dup2 (setup->log, STDERR_FILENO);
}

/* Starts @argv with both outputs appended to @log_file. It cannot make a file larger than
 * @max_file_size, where that is not 0. Returns 0 on failure. */
GPid
ferry_test_process_start (const char *const *argv,
                          const char *const *environment,
                          const char *log_file,
                          guint64 max_file_size,
                          GError **error)
{
  int log = open (log_file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  ChildSetup setup = { log, max_file_size };
  GPid pid = 0;
  gboolean is_started;

  if (log < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", log_file,
                   g_strerror (errno));
      return 0;
    }

  is_started = g_spawn_async (NULL, (char **) argv, (char **) environment,
                              G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, set_up_child, &setup,
                              &pid, error);
  close (log);

  return is_started ? pid : 0;
}

/* Whether the process has not ended by itself; clears @pid where it has. */
gboolean
ferry_test_process_is_running (GPid *pid)
{
  if (*pid != 0 && waitpid (*pid, NULL, WNOHANG) == *pid)
    *pid = 0;
  return *pid != 0;
}

/* Kills the process and its children at once, as a power cut would, and waits for their end. */
void
ferry_test_process_kill (GPid *pid)
{
  GPid group = *pid;

  if (group == 0)
    return;

  kill (-group, SIGKILL);
  waitpid (group, NULL, 0);
  *pid = 0;

  /* The children are init's now; their sockets close when the last one is gone. */
  for (int i = 0; i < 200 && kill (-group, 0) == 0; i++)
    g_usleep (5000);
}
