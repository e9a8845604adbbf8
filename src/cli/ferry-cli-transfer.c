/* get, put and copy: one file or one tree through the engine's queue. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-charset.h"
#include "ferry-cli-journal.h"
#include "ferry-cli-run.h"
#include "ferry-local-place.h"
#include "ferry-path.h"

static FerryCliExit
transfer (FerryCliSession *session,
          FerryPlace *from,
          const char *source,
          const FerryEntry *entry,
          FerryPlace *to,
          const char *target)
{
  const FerryCliOptions *options = ferry_cli_session_get_options (session);
  g_autoptr (FerryCliRun) run = ferry_cli_run_new (session);
  g_autoptr (FerryJournal) journal = ferry_cli_journal_open ();
  FerryCliExit status;

  ferry_transfer_queue_set_journal (ferry_cli_run_get_queue (run), journal);
  ferry_transfer_queue_add_as (ferry_cli_run_get_queue (run), from, source, entry, to, target,
                               (options->given & FERRY_CLI_OPTION_ASCII) != 0
                                   ? FERRY_TRANSFER_FLAGS_TEXT
                                   : FERRY_TRANSFER_FLAGS_NONE);
  status = ferry_cli_run_wait (run);
  /* However it ended, the exit status tells. */
  if (journal != NULL)
    ferry_journal_end_all (journal);
  return status;
}

/* Local paths in the engine are absolute, with '/' on every system. */
static char *
dup_local_path (const char *typed)
{
  char *path = g_canonicalize_filename (typed, NULL);

  if (G_DIR_SEPARATOR != '/')
    g_strdelimit (path, G_DIR_SEPARATOR_S, '/');
  return path;
}

/* A folder that is there takes the file under its own name. */
static char *
dup_local_target (FerryCliSession *session, const char *typed, const char *remote_name)
{
  const FerryServer *server = ferry_cli_session_get_server (session);
  g_autofree char *path = dup_local_path (typed);
  g_autofree char *shown = NULL;
  g_autofree char *name = NULL;

  if (!g_file_test (typed, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);
  shown = ferry_charset_decode (ferry_server_get_charset (server), remote_name, NULL);
  name = ferry_path_make_local_name (shown);
  return ferry_path_join (path, name);
}

/* Nothing is asked of the server yet. */
static FerryEntry
make_entry (const char *name, gboolean is_folder)
{
  return (FerryEntry){
    .name = *name != '\0' ? name : "/",
    .kind = is_folder ? FERRY_KIND_DIRECTORY : FERRY_KIND_FILE,
    .size = FERRY_SIZE_UNKNOWN,
    .mode = FERRY_MODE_UNKNOWN,
  };
}

/**
 * ferry_cli_get:
 *
 * Downloads a file, or with `-r` what is in a folder.
 */
FerryCliExit
ferry_cli_get (FerryCliSession *session, const FerryCliOptions *options)
{
  const char *source = ferry_cli_session_get_path (session);
  gboolean is_recursive = options->given & FERRY_CLI_OPTION_RECURSIVE;
  g_autoptr (FerryPlace) local = ferry_local_place_new ();
  g_autofree char *name = ferry_path_dup_name (source);
  g_autofree char *target = is_recursive ? dup_local_path (options->arguments[2])
                                         : dup_local_target (session, options->arguments[2], name);
  const FerryEntry entry = make_entry (name, is_recursive);

  return transfer (session, ferry_cli_session_get_place (session), source, &entry, local, target);
}

static FerryEntry *
stat_local (FerryCliSession *session,
            FerryPlace *local,
            const char *path,
            gboolean is_recursive,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FerryEntry) entry = NULL;

  ferry_place_stat_async (local, path, ferry_cli_session_get_cancellable (session),
                          ferry_cli_session_did_finish, session);
  result = ferry_cli_session_wait (session);
  entry = ferry_place_stat_finish (local, result, error);
  if (entry == NULL)
    return NULL;
  if (ferry_entry_is_directory (entry) && !is_recursive)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                           "is a folder; -r takes what is in it");
      return NULL;
    }
  return g_steal_pointer (&entry);
}

/**
 * ferry_cli_put:
 *
 * Uploads a file, or with `-r` what is in a folder. A URL that ends in a folder (`/`) takes a file
 * under its own name.
 */
FerryCliExit
ferry_cli_put (FerryCliSession *session, const FerryCliOptions *options)
{
  const char *path = ferry_cli_session_get_path (session);
  g_autofree char *source = dup_local_path (options->arguments[1]);
  g_autofree char *target = g_strdup (path);
  g_autoptr (FerryPlace) local = ferry_local_place_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryEntry) entry = NULL;

  entry = stat_local (session, local, source, options->given & FERRY_CLI_OPTION_RECURSIVE, &error);
  if (entry == NULL)
    return ferry_cli_report (options->arguments[1], error);
  if (!ferry_entry_is_directory (entry) && (*path == '\0' || g_str_has_suffix (path, "/")))
    {
      g_autofree char *name = ferry_cli_session_encode (session, entry->name, &error);

      if (name == NULL)
        return ferry_cli_report (options->arguments[1], error);
      g_free (target);
      target = ferry_path_join (path, name);
    }
  return transfer (session, local, source, entry, ferry_cli_session_get_place (session), target);
}

/**
 * ferry_cli_copy:
 *
 * Copies a file, or with `-r` what is in a folder, from one server to another, or on one. A URL
 * that ends in a folder (`/`) takes a file under its own name.
 */
FerryCliExit
ferry_cli_copy (FerryCliSession *session, const FerryCliOptions *options)
{
  const char *source = ferry_cli_session_get_path (session);
  gboolean is_recursive = (options->given & FERRY_CLI_OPTION_RECURSIVE) != 0;
  FerryPlace *from = ferry_cli_session_get_place (session);
  g_autofree char *name = ferry_path_dup_name (source);
  const FerryEntry entry = make_entry (name, is_recursive);
  g_autofree char *target = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryPlace) to =
      ferry_cli_session_new_second (session, options->arguments[2], &target, &error);

  if (to == NULL)
    {
      ferry_cli_report (NULL, error);
      return FERRY_CLI_EXIT_USAGE;
    }
  if (!is_recursive && (*target == '\0' || g_str_has_suffix (target, "/")))
    {
      g_autofree char *shown = ferry_place_decode (from, name, NULL);
      g_autofree char *encoded = ferry_place_encode (to, shown, &error);
      g_autofree char *folder = g_steal_pointer (&target);

      if (encoded == NULL)
        return ferry_cli_report (shown, error);
      target = ferry_path_join (folder, encoded);
    }
  return transfer (session, from, source, &entry, to, target);
}
