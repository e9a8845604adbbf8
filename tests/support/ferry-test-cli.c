/* ferry-cli run by a test against a test server, as a script would run it: only its exit status,
 * its output and what it leaves on disk count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-test-cli.h"

#include <string.h>

/* A sanitizer's report must not look like one of ferry-cli's own exit statuses; and with full
 * stacks GnuTLS takes two seconds to read the system's certificates, for each run. */
#define SANITIZER_OPTIONS "exitcode=99:fast_unwind_on_malloc=1"

static void
mark_sanitizers (GSubprocessLauncher *launcher)
{
  static const char *const names[] = { "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);
      g_autofree char *marked =
          g_strconcat (value ? value : "", value ? ":" : "", SANITIZER_OPTIONS, NULL);

      g_subprocess_launcher_setenv (launcher, names[i], marked, TRUE);
    }
}

/* Starts ferry-cli with @arguments, without its own name. */
FerryTestCli *
ferry_test_cli_start (const char *const *arguments)
{
  FerryTestCli *cli = g_new0 (FerryTestCli, 1);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add (builder, g_getenv ("FERRY_CLI"));
  g_strv_builder_addv (builder, (const char **) arguments);
  argv = g_strv_builder_end (builder);
  mark_sanitizers (launcher);
  cli->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);

  return cli;
}

static char *
dup_text (GBytes *bytes)
{
  gsize length = g_bytes_get_size (bytes);
  char *text = g_malloc0 (length + 1);

  if (length > 0)
    memcpy (text, g_bytes_get_data (bytes, NULL), length);
  return text;
}

/* Waits for the end; the outputs are read meanwhile, however long. */
void
ferry_test_cli_finish (FerryTestCli *cli)
{
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GBytes) errors = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate (cli->process, NULL, NULL, &output, &errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (cli->process));
  cli->status = g_subprocess_get_exit_status (cli->process);
  cli->output = dup_text (output);
  cli->output_length = g_bytes_get_size (output);
  cli->errors = dup_text (errors);
}

void
ferry_test_cli_free (FerryTestCli *cli)
{
  g_clear_object (&cli->process);
  g_free (cli->output);
  g_free (cli->errors);
  g_free (cli);
}

/* Runs ferry-cli to its end with the words of @options, split at blanks, and then the arguments
 * as they are, up to a NULL. */
FerryTestCli *
ferry_test_cli_run (const char *options, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit (options, " ", -1);
  g_auto (GStrv) arguments = NULL;
  FerryTestCli *cli;
  const char *argument;
  va_list list;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  va_start (list, options);
  while ((argument = va_arg (list, const char *)))
    g_strv_builder_add (builder, argument);
  va_end (list);
  arguments = g_strv_builder_end (builder);

  cli = ferry_test_cli_start ((const char *const *) arguments);
  ferry_test_cli_finish (cli);
  return cli;
}

/* Ends the test with all that ferry-cli said, unless its exit status is @status. */
void
ferry_test_cli_expect (FerryTestCli *cli, int status)
{
  if (cli->status != status)
    g_error ("ferry-cli: exit status %d, not %d\n%s%s", cli->status, status, cli->output,
             cli->errors);
}
