/* Usage: delay-line [OPTION…] COMMAND [ARGUMENT…]
 *
 * Two hosts joined by a long line, for measuring: COMMAND runs on the near one, 192.0.2.1, and
 * "ip netns exec server PROGRAM" inside it runs a program on the far one, 192.0.2.2. Both are
 * namespaces of their own: nothing of them is seen outside, and all that runs in them ends with
 * COMMAND. Root is not needed where user namespaces are allowed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include "delay-line-host.h"
#include "delay-line-way.h"

#include <sched.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define NEAR "192.0.2.1"
#define FAR  "192.0.2.2"

static double delay = 25;
static double rate;
static int queue;
static double loss;
static gint64 seed = -1;

static const GOptionEntry entries[] = {
  { .long_name = "delay",
    .arg = G_OPTION_ARG_DOUBLE,
    .arg_data = &delay,
    .description = "Milliseconds one way (25: a round trip of 50)",
    .arg_description = "MS" },
  { .long_name = "rate",
    .arg = G_OPTION_ARG_DOUBLE,
    .arg_data = &rate,
    .description = "Megabits a second, each way (0: no limit)",
    .arg_description = "MBIT" },
  { .long_name = "queue",
    .arg = G_OPTION_ARG_INT,
    .arg_data = &queue,
    .description = "KiB that wait at the limited rate before packets are dropped (a round trip's)",
    .arg_description = "KIB" },
  { .long_name = "loss",
    .arg = G_OPTION_ARG_DOUBLE,
    .arg_data = &loss,
    .description = "Percent of the packets that are lost, each way",
    .arg_description = "PERCENT" },
  { .long_name = "seed",
    .arg = G_OPTION_ARG_INT64,
    .arg_data = &seed,
    .description = "Of the random losses; it is printed where it is not given",
    .arg_description = "NUMBER" },
  G_OPTION_ENTRY_NULL,
};

/* Everything in the namespaces is a child of the process 1 made here, and ends with it. */
static void
enter_namespaces (void)
{
  pid_t child;
  int status;

  delay_line_host_unshare ();
  child = fork ();
  if (child == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      return;
    }
  if (child < 0 || waitpid (child, &status, 0) < 0)
    delay_line_host_die ("a process in the namespaces");
  exit (WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status));
}

/* The exit status of COMMAND. Process 1 is also the parent of all whose own parents have ended. */
static int
wait_for (pid_t command)
{
  int status;
  pid_t ended;

  do
    ended = waitpid (-1, &status, 0);
  while (ended != command && ended > 0);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status);
}

static void
start_ways (int near, int far)
{
  DelayLineQuality quality = {
    .delay = (gint64) (delay * 1e6),
    .bytes_a_second = rate * 1e6 / 8,
    .queue_bytes = queue > 0 ? queue * 1024.0 : MAX (rate * 1e6 / 8 * 2 * delay / 1e3, 65536),
    .loss = loss / 100,
  };

  if (loss > 0 && seed < 0)
    {
      seed = g_random_int ();
      g_printerr ("delay-line: --seed=%" G_GINT64_FORMAT "\n", seed);
    }
  delay_line_way_start (near, far, &quality, (guint32) seed);
  delay_line_way_start (far, near, &quality, (guint32) seed + 1);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND [ARGUMENT…]");
  g_autoptr (GError) error = NULL;
  /* A lost packet is one packet, so no large ones are cut up on the way then. */
  gboolean is_whole;
  pid_t command;
  int near;
  int far;

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_strict_posix (context, TRUE);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("delay-line: %s\n", error ? error->message : "no command");
      return EXIT_FAILURE;
    }
  argv += g_str_equal (argv[1], "--") ? 2 : 1;
  is_whole = loss <= 0;

  enter_namespaces ();
  delay_line_host_name ("server");
  far = delay_line_host_open (FAR, is_whole);
  delay_line_host_leave ();
  near = delay_line_host_open (NEAR, is_whole);

  command = fork ();
  if (command == 0)
    {
      execvp (argv[0], argv);
      delay_line_host_die (argv[0]);
    }
  start_ways (near, far);
  return wait_for (command);
}
