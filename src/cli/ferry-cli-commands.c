/* The commands of ferry-cli in one table: name, arguments, the options each takes. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include <gio/gio.h>
#include <string.h>

#define NO_URL   (-1)
#define MANY     0x100
#define ONE_MORE 0x200

typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  FerryCliOptionFlags takes;
  guint n_arguments; /* with MANY: at least; with ONE_MORE: or one more */
  int url_index;     /* which argument is the URL */
  FerryCliCommandFunc run;
} Command;

#define TRANSFER_OPTIONS                                                                           \
  (FERRY_CLI_OPTION_RECURSIVE | FERRY_CLI_OPTION_CONTINUE | FERRY_CLI_OPTION_PARALLEL |            \
   FERRY_CLI_OPTION_ASCII | FERRY_CLI_OPTION_LIMIT_RATE | FERRY_CLI_OPTION_VERIFY |                \
   FERRY_CLI_OPTION_NO_PIPELINE)

#define SYNC_OPTIONS                                                                               \
  (FERRY_CLI_OPTION_SYNC | FERRY_CLI_OPTION_DRY_RUN | FERRY_CLI_OPTION_JSON |                      \
   FERRY_CLI_OPTION_PARALLEL | FERRY_CLI_OPTION_LIMIT_RATE | FERRY_CLI_OPTION_VERIFY |             \
   FERRY_CLI_OPTION_NO_SAFE_REPLACE | FERRY_CLI_OPTION_NO_PIPELINE)

static const Command commands[] = {
  { "ls", "ls [-l] [--json] URL", "list a folder", FERRY_CLI_OPTION_LONG | FERRY_CLI_OPTION_JSON, 1,
    0, ferry_cli_ls },
  { "get", "get [-r] [-c] [--ascii] [--parallel=N] URL LOCAL",
    "download a file, or with -r a folder", TRANSFER_OPTIONS | FERRY_CLI_OPTION_PARTS, 2, 0,
    ferry_cli_get },
  { "put", "put [-r] [-c] [--ascii] [--parallel=N] LOCAL URL", "upload a file, or with -r a folder",
    TRANSFER_OPTIONS | FERRY_CLI_OPTION_NO_SAFE_REPLACE, 2, 1, ferry_cli_put },
  { "copy", "copy [-r] [-c] [--parallel=N] URL URL", "copy from server to server, or on one",
    (TRANSFER_OPTIONS & ~FERRY_CLI_OPTION_ASCII) | FERRY_CLI_OPTION_NO_SAFE_REPLACE, 2, 0,
    ferry_cli_copy },
  { "sync", "sync [--mode=MODE] [--delete] [--dry-run] SOURCE TARGET", "make two folders alike",
    SYNC_OPTIONS, MANY, NO_URL, ferry_cli_sync },
  { "rm", "rm [-r] URL", "remove a file, or with -r a folder", FERRY_CLI_OPTION_RECURSIVE, 1, 0,
    ferry_cli_rm },
  { "mkdir", "mkdir [-p] URL", "make a folder", FERRY_CLI_OPTION_PARENTS, 1, 0, ferry_cli_mkdir },
  { "mv", "mv URL NEWPATH", "rename or move on the server", 0, 2, 0, ferry_cli_mv },
  { "cat", "cat URL", "print a file", 0, 1, 0, ferry_cli_cat },
  { "info", "info [--json] URL", "what is known of the server", FERRY_CLI_OPTION_JSON, 1, 0,
    ferry_cli_info },
  { "queue", "queue [--json] list|run|clear", "what killed transfers left: show, go on, forget",
    FERRY_CLI_OPTION_JSON | FERRY_CLI_OPTION_LIMIT_RATE, 1, NO_URL, ferry_cli_queue },
  { "sites", "sites [--json]", "list the saved sites", FERRY_CLI_OPTION_JSON, 0, NO_URL,
    ferry_cli_sites },
  { "quote", "quote URL COMMAND...", "send FTP commands, one an argument", 0, MANY | 2, 0,
    ferry_cli_quote },
  { "check", "check [--json] URL", "try every way to a server, and say what is in the way",
    FERRY_CLI_OPTION_JSON, 1, 0, ferry_cli_check },
  { "import", "import [--dry-run] FILE", "save the sites of another FTP client",
    FERRY_CLI_OPTION_DRY_RUN, 1, NO_URL, ferry_cli_import },
  { "parse-listing", "parse-listing [--now=TIME] [--server=SYST] [FILE]",
    "show what a listing says", FERRY_CLI_OPTION_NOW | FERRY_CLI_OPTION_SYSTEM, ONE_MORE, NO_URL,
    ferry_cli_parse_listing },
};

/* How to write each option, in the order of the flags' bits. */
static const char *const flag_names[] = {
  "-l",
  "--json",
  "-r",
  "-c",
  "--parallel",
  "-p",
  "--now",
  "--server",
  "--ascii",
  "--limit-rate",
  "--verify",
  "--no-safe-replace",
  "--no-pipeline",
  "--parts",
  "--dry-run",
  "an option of sync",
};

static const char help_end[] =
    "\n"
    "URL is ftp://[user[:password]@]host[:port]/path, or ftps:// for implicit TLS. The path\n"
    "counts from the login folder, from the root with // or %2F in front. %XX stands for a byte.\n"
    "site:NAME/path and site:FOLDER/NAME/path mean a site that was saved in Ferry.\n"
    "With -r the content of the one folder goes into the other, which is made.\n"
    "sync takes two folders, either as a URL or of this computer, and a MODE: mirror (default),\n"
    "update (what is newer) or two-way; mirror-back and update-back change SOURCE. See "
    "--help-sync.\n"
    "\n"
    "Exit status:\n"
    "  0  all done                       5  TLS or certificate\n"
    "  1  wrong usage                    6  no data connection\n"
    "  2  some files failed              7  not found or denied\n"
    "  3  cannot connect                 8  local file error\n"
    "  4  login rejected                 9  interrupted or timed out";

/**
 * ferry_cli_commands_dup_help:
 *
 * Returns: (transfer full): the commands and the exit statuses, for `--help`
 */
char *
ferry_cli_commands_dup_help (void)
{
  g_autoptr (GString) help = g_string_new ("Commands:\n");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  %-50s %s\n", commands[i].usage, commands[i].summary);
  g_string_append (help, help_end);
  return g_string_free (g_steal_pointer (&help), FALSE);
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static gboolean
check_count (const Command *command, guint count)
{
  guint wanted = command->n_arguments & ~(MANY | ONE_MORE);

  if ((command->n_arguments & MANY) != 0)
    return count >= wanted;
  return count == wanted || ((command->n_arguments & ONE_MORE) != 0 && count == wanted + 1);
}

static gboolean
check_usage (const Command *command, const FerryCliOptions *options, GError **error)
{
  FerryCliOptionFlags stray = options->given & ~command->takes;

  if (stray != 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s does not go with %s",
                 flag_names[g_bit_nth_lsf (stray, -1)], command->name);
  else if (!check_count (command, g_strv_length (options->arguments) - 1))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "usage: ferry-cli %s",
                 command->usage);
  else
    return TRUE;
  return FALSE;
}

static FerryCliExit
refuse (const GError *error)
{
  ferry_cli_report (NULL, error);
  g_printerr ("Try 'ferry-cli --help'.\n");
  return FERRY_CLI_EXIT_USAGE;
}

/**
 * ferry_cli_commands_run:
 *
 * Runs the command that @options name.
 *
 * Returns: the exit status
 */
FerryCliExit
ferry_cli_commands_run (const FerryCliOptions *options)
{
  const Command *command = find_command (options->arguments[0]);
  g_autoptr (FerryCliSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (command == NULL)
    {
      g_set_error (&error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "no command '%s'",
                   options->arguments[0]);
      return refuse (error);
    }
  if (!check_usage (command, options, &error))
    return refuse (error);
  if (command->url_index != NO_URL)
    {
      const char *url = options->arguments[1 + command->url_index];

      session = ferry_cli_session_new (options, url, &error);
      if (session == NULL)
        return refuse (error);
    }
  return command->run (session, options);
}
