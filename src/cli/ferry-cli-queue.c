/* queue: what earlier runs left, because they were killed say: listed, transferred, forgotten. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-cli-journal.h"
#include "ferry-cli-run.h"
#include "ferry-cli-site.h"
#include "ferry-cli-target.h"
#include "ferry-json.h"
#include "ferry-local-files.h"
#include "ferry-local-place.h"
#include "ferry-remote-place.h"
#include "ferry-task-target.h"
#include "ferry-url.h"

#include <stdio.h>
#include <string.h>

static const char *
get_state_name (guint state)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (FERRY_TYPE_TRANSFER_STATE);
  const GEnumValue *value = g_enum_get_value (states, (int) state);

  return value != NULL ? value->value_nick : "unknown";
}

static char *
dup_shown (const char *key, const char *path)
{
  g_autofree char *valid = g_utf8_make_valid (path, -1);

  return *key == '\0' ? g_steal_pointer (&valid) : g_strdup_printf ("%s:%s", key, valid);
}

static void
print_json (const FerryJournalRow *row)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *source = g_utf8_make_valid (row->source, -1);
  g_autofree char *target = g_utf8_make_valid (row->target, -1);

  ferry_json_add_string (json, "state", get_state_name (row->state));
  ferry_json_add_string (json, "from", row->from);
  ferry_json_add_string (json, "source", source);
  ferry_json_add_string (json, "to", row->to);
  ferry_json_add_string (json, "target", target);
  ferry_json_add_boolean (json, "folder", row->is_folder);
  if (row->size >= 0 && !row->is_folder)
    ferry_json_add_number (json, "size", row->size);
  ferry_json_add_number (json, "added", row->added);
  if (row->error_text != NULL)
    ferry_json_add_string (json, "error", row->error_text);
  g_print ("%s}\n", json->str);
}

static void
print_line (const FerryJournalRow *row)
{
  g_autofree char *source = dup_shown (row->from, row->source);
  g_autofree char *target = dup_shown (row->to, row->target);

  g_print ("%-8s %s -> %s\n", get_state_name (row->state), source, target);
  if (row->error_text != NULL)
    g_print ("%-8s %s\n", "", row->error_text);
}

static FerryCliExit
list (const FerryCliOptions *options)
{
  g_autoptr (GFile) file = ferry_journal_get_default_file ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = ferry_journal_list_left (file, &error);

  if (rows == NULL)
    return ferry_cli_report (NULL, error);
  for (guint i = 0; i < rows->len; i++)
    {
      const FerryJournalRow *row = g_ptr_array_index (rows, i);

      if (row->parent != 0)
        continue;
      if ((options->given & FERRY_CLI_OPTION_JSON) != 0)
        print_json (row);
      else
        print_line (row);
    }
  return FERRY_CLI_EXIT_DONE;
}

/* What a transfer to this computer left under another name. */
static void
remove_part (const FerryJournalRow *row)
{
  g_autofree char *part = NULL;
  g_autoptr (GFile) file = NULL;

  if (*row->to != '\0' || row->is_folder || row->resume == NULL)
    return;
  part = ferry_task_dup_part_of (row->target);
  file = ferry_local_file_new (part);
  g_file_delete (file, NULL, NULL);
}

static FerryCliExit
clear (void)
{
  g_autoptr (FerryJournal) journal = ferry_cli_journal_open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = journal != NULL ? ferry_journal_adopt (journal, &error) : NULL;

  if (journal == NULL)
    return FERRY_CLI_EXIT_LOCAL;
  if (rows == NULL)
    return ferry_cli_report (NULL, error);
  for (guint i = 0; i < rows->len; i++)
    {
      const FerryJournalRow *row = g_ptr_array_index (rows, i);

      remove_part (row);
      ferry_journal_remove (journal, row->id);
    }
  return FERRY_CLI_EXIT_DONE;
}

typedef struct
{
  FerryCliSession *session;
  const FerryCliOptions *options;
  GError *error; /* nullable: a password could not be read */
} Resolving;

/* The journal has no password: it comes from where other commands have it. */
static FerryPlace *
resolve (const char *key, const FerryServer *server, gpointer user_data)
{
  Resolving *resolving = user_data;
  g_autoptr (FerryServer) known = NULL;
  g_autoptr (FerryServer) typed = NULL;
  g_autofree char *url = NULL;
  g_autofree char *path = NULL;

  if (server == NULL)
    return ferry_local_place_new ();
  url = ferry_url_format (server, "");
  typed = ferry_cli_target_parse (url, resolving->options, &path,
                                  resolving->error == NULL ? &resolving->error : NULL);
  known = ferry_server_copy (server);
  if (typed != NULL)
    known->password = g_strdup (typed->password);
  ferry_cli_site_take_passwords (known, known->site_id != NULL);
  return ferry_cli_session_new_place (resolving->session, known);
}

/* Paused ones too, and what failed: that is what was asked for. */
static void
begin_all (FerryTransferQueue *queue)
{
  GListModel *rows = G_LIST_MODEL (queue);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (FerryTransfer) row = g_list_model_get_item (rows, i);

      if (ferry_transfer_get_parent (row) != NULL)
        continue;
      ferry_transfer_queue_resume (queue, row);
      ferry_transfer_queue_retry (queue, row);
    }
}

static FerryCliExit
run (const FerryCliOptions *options)
{
  g_autoptr (FerryCliSession) session = ferry_cli_session_new_without_url (options);
  g_autoptr (FerryCliRun) work = ferry_cli_run_new (session);
  g_autoptr (FerryJournal) journal = ferry_cli_journal_open ();
  Resolving resolving = { .session = session, .options = options };
  g_autoptr (GError) error = NULL;

  if (journal == NULL)
    return FERRY_CLI_EXIT_LOCAL;
  ferry_transfer_queue_set_journal (ferry_cli_run_get_queue (work), journal);
  ferry_transfer_queue_restore (ferry_cli_run_get_queue (work), resolve, &resolving, &error);
  if (error == NULL)
    error = g_steal_pointer (&resolving.error);
  g_clear_error (&resolving.error);
  if (error != NULL)
    return ferry_cli_report (NULL, error);
  begin_all (ferry_cli_run_get_queue (work));
  return ferry_cli_run_wait (work);
}

/**
 * ferry_cli_queue:
 *
 * Says what is left, carries it out, or forgets it.
 */
FerryCliExit
ferry_cli_queue (FerryCliSession *session, const FerryCliOptions *options)
{
  const char *verb = options->arguments[1];

  if (strcmp (verb, "list") == 0)
    return list (options);
  if (strcmp (verb, "run") == 0)
    return run (options);
  if (strcmp (verb, "clear") == 0)
    return clear ();
  g_printerr ("ferry-cli: no 'queue %s': list, run or clear\n", verb);
  return FERRY_CLI_EXIT_USAGE;
}
