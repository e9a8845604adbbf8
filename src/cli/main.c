/* ferry-cli: FTP from a terminal, for people and scripts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-ftp-dial.h"

#include <gio/gio.h>
#include <locale.h>
#include <stdio.h>

/* Before GIO wakes up: no D-Bus, no gvfs, no dconf for a program that speaks FTP itself. */
static void
keep_gio_small (void)
{
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GIO_USE_VOLUME_MONITOR", "unix", TRUE);
}

/* As other programs in a terminal do it, only a variable names a proxy; "ftp_proxy" and more. */
static gboolean
names_proxy (void)
{
  g_auto (GStrv) names = g_listenv ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_ascii_strdown (names[i], -1);

      if (g_str_has_suffix (name, "_proxy") && !g_str_equal (name, "no_proxy"))
        return TRUE;
    }
  return FALSE;
}

static char **
dup_arguments (char **argv)
{
#ifdef G_OS_WIN32
  return g_win32_get_command_line ();
#else
  return g_strdupv (argv);
#endif
}

int
main (int argc, char *argv[])
{
  g_autoptr (FerryCliOptions) options = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *help = NULL;
  g_auto (GStrv) arguments = NULL;

  keep_gio_small ();
  if (!names_proxy ())
    ferry_ftp_dial_set_direct ();
  setlocale (LC_ALL, "");
  arguments = dup_arguments (argv);
  help = ferry_cli_commands_dup_help ();
  options = ferry_cli_options_parse (arguments, help, &error);
  if (options == NULL)
    {
      ferry_cli_report (NULL, error);
      g_printerr ("Try 'ferry-cli --help'.\n");
      return FERRY_CLI_EXIT_USAGE;
    }
  if (options->arguments == NULL)
    {
      printf ("ferry-cli %s\n", FERRY_VERSION);
      return FERRY_CLI_EXIT_DONE;
    }
  return ferry_cli_commands_run (options);
}
