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

/* Whatever group they are in: the sessions of vsftpd 3.0.5 have one each. */
static void
add_descendants (GPid pid, GArray *pids)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/children", pid, pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  words = g_strsplit (g_strchomp (text), " ", -1);
  for (guint i = 0; words[i]; i++)
    {
      GPid child = (GPid) g_ascii_strtoll (words[i], NULL, 10);

      add_descendants (child, pids);
      g_array_append_val (pids, child);
    }
}

/* The dead are init's now, who takes them away sooner or later. */
static void
wait_for_end (GPid pid)
{
  for (int i = 0; i < 200 && kill (pid, 0) == 0; i++)
    g_usleep (5000);
}

/* Kills the process and its children at once, as a power cut would, and waits for their end: only
 * then are their sockets closed. */
void
ferry_test_process_kill (GPid *pid)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (GPid));
  GPid group = *pid;

  if (group == 0)
    return;

  add_descendants (group, children);
  kill (-group, SIGKILL);
  for (guint i = 0; i < children->len; i++)
    kill (g_array_index (children, GPid, i), SIGKILL);
  waitpid (group, NULL, 0);
  *pid = 0;

  wait_for_end (-group);
  for (guint i = 0; i < children->len; i++)
    wait_for_end (g_array_index (children, GPid, i));
}
