/* Before a file is written: is something at the target? Worker thread.
 *
 * @client is the connection to the target, or NULL where the target is on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-task-target.h"

#include "ferry-ftp-ahead.h"
#include "ferry-ftp-error.h"
#include "ferry-local-files.h"
#include "ferry-name.h"
#include "ferry-path.h"
#include "ferry-retry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_NUMBERS  1000
#define LONGEST_NAME  255 /* bytes, on nearly every file system */
#define LARGE_TO_SYNC (64 * 1024 * 1024)

static FerryEntry *
look (FerryFileTask *task, FerryFtpClient *client, const char *path, GError **error)
{
  if (task->kind == FERRY_TASK_UPLOAD && task->action == FERRY_EXISTS_OVERWRITE)
    return ferry_ftp_client_stat_target (client, path, task->cancellable, error);
  return client != NULL ? ferry_ftp_client_stat (client, path, task->cancellable, error)
                        : ferry_local_stat (path, task->cancellable, error);
}

static gboolean
is_absence (const GError *error)
{
  return g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Leaves the entry at @path, or NULL where nothing is. */
static gboolean
find_exactly (FerryFileTask *task, FerryFtpClient *client, const char *path, FerryEntry **entry)
{
  g_autoptr (GError) error = NULL;

  *entry = look (task, client, path, &error);
  if (error != NULL && !is_absence (error))
    {
      task->error = g_steal_pointer (&error);
      return FALSE;
    }
  return TRUE;
}

/* To people a name is the same in both spellings of Unicode, to most servers and disks it is not:
 * what is at the other one counts as well. */
static gboolean
find (FerryFileTask *task, FerryFtpClient *client, const char *path, FerryEntry **entry)
{
  g_autofree char *twin = ferry_path_dup_twin (path);

  if (!find_exactly (task, client, path, entry))
    return FALSE;
  return *entry != NULL || twin == NULL || find_exactly (task, client, twin, entry);
}

static gboolean
find_target (FerryFileTask *task, FerryFtpClient *client, FerryEntry **entry)
{
  if (!task->is_target_known)
    return find (task, client, task->target, entry);
  *entry = task->known_target != NULL ? ferry_entry_copy (task->known_target) : NULL;
  return TRUE;
}

static void
take_target (FerryFileTask *task, char *path)
{
  g_free (task->target);
  task->target = path;
}

/* What is there keeps its spelling. */
static void
take_spelling (FerryFileTask *task, const FerryEntry *entry)
{
  g_autofree char *twin = ferry_path_dup_twin (task->target);
  g_autofree char *name = twin != NULL ? ferry_path_dup_name (twin) : NULL;

  if (g_strcmp0 (entry->name, name) == 0)
    take_target (task, g_steal_pointer (&twin));
}

/* Listings round times and tell the server's wall clock; a rule about times wants better. */
static gboolean
sharpen_time (FerryFileTask *task, FerryFtpClient *client, FerryEntry *entry)
{
  if (client == NULL || ferry_task_is_exact (entry) || ferry_entry_is_directory (entry) ||
      (task->action != FERRY_EXISTS_NEWER && task->action != FERRY_EXISTS_RESUME))
    return TRUE;
  return ferry_task_ask_time (client, task->target, entry, task->cancellable, &task->error);
}

/* A name that is free, numbered like a person would. */
static gboolean
find_free_name (FerryFileTask *task, FerryFtpClient *client)
{
  g_autofree char *folder = ferry_path_dup_parent (task->target);
  g_autofree char *name = ferry_path_dup_name (task->target);

  for (guint number = 2; number < MOST_NUMBERS; number++)
    {
      g_autofree char *numbered = ferry_exists_number_name (name, number);
      g_autofree char *path = ferry_path_join (folder, numbered);
      g_autoptr (FerryEntry) entry = NULL;

      if (!find (task, client, path, &entry))
        return FALSE;
      if (entry == NULL)
        {
          take_target (task, g_steal_pointer (&path));
          return TRUE;
        }
    }
  g_set_error (&task->error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("“%s” has no free name"), name);
  return FALSE;
}

static gboolean
fail_because_of (FerryFileTask *task, const FerryEntry *entry)
{
  g_autofree char *name = ferry_path_dup_name (task->target);

  if (ferry_entry_is_directory (entry))
    g_set_error (&task->error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                 _ ("“%s” is a folder at the target"), name);
  else
    g_set_error (&task->error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _ ("“%s” exists already at the target"), name);
  return FALSE;
}

static gboolean
end_with (FerryFileTask *task, FerryOutcome outcome)
{
  task->outcome = outcome;
  return FALSE;
}

static FerryExistsAction
resolve (FerryFileTask *task, const FerryEntry *entry)
{
  FerryExistsAction rule = task->is_text ? ferry_exists_without_size (task->action) : task->action;
  FerryExistsAction action = ferry_exists_resolve (rule, task->entry, entry);

  /* A folder gives way to no file, and nobody can resume it. */
  if (ferry_entry_is_directory (entry) && action != FERRY_EXISTS_SKIP &&
      action != FERRY_EXISTS_RENAME)
    return FERRY_EXISTS_FAIL;
  return action;
}

/* The user gave a name of their own; if that is taken too, they are asked again. */
static gboolean
try_new_name (FerryFileTask *task, FerryFtpClient *client, FerryTaskTarget *target)
{
  g_autofree char *folder = ferry_path_dup_parent (task->target);

  take_target (task, ferry_path_join (folder, task->new_name));
  g_clear_pointer (&task->new_name, g_free);
  task->is_target_known = FALSE;
  task->action = FERRY_EXISTS_ASK;
  return ferry_task_settle_target (task, client, target);
}

/**
 * ferry_task_settle_target:
 * @target: (out caller-allocates): what to know when the file is written
 *
 * Applies the rule for files that exist. May change the task's target.
 *
 * Returns: whether to go on; else the task has its outcome
 */
gboolean
ferry_task_settle_target (FerryFileTask *task, FerryFtpClient *client, FerryTaskTarget *target)
{
  g_autoptr (FerryEntry) entry = NULL;

  *target = (FerryTaskTarget){ .mode = FERRY_MODE_UNKNOWN };
  if (task->action == FERRY_EXISTS_RENAME && task->new_name != NULL)
    return try_new_name (task, client, target);
  if (!find_target (task, client, &entry))
    return FALSE;
  if (entry == NULL)
    return TRUE;
  take_spelling (task, entry);
  if (!sharpen_time (task, client, entry))
    return FALSE;

  switch (resolve (task, entry))
    {
    case FERRY_EXISTS_SKIP:
      return end_with (task, FERRY_OUTCOME_SKIPPED);

    case FERRY_EXISTS_ASK:
      task->target_entry = g_steal_pointer (&entry);
      return end_with (task, FERRY_OUTCOME_ASKING);

    case FERRY_EXISTS_RENAME:
      return find_free_name (task, client);

    case FERRY_EXISTS_RESUME:
      target->is_resumed = TRUE;
      G_GNUC_FALLTHROUGH;
    case FERRY_EXISTS_OVERWRITE:
      target->is_taken = TRUE;
      target->mode = entry->mode;
      return TRUE;

    case FERRY_EXISTS_FAIL:
    case FERRY_EXISTS_NEWER:
    case FERRY_EXISTS_SIZE:
    default:
      return fail_because_of (task, entry);
    }
}

static gboolean
is_worth_telling (const GError *error)
{
  return ferry_retry_judge (error) != FERRY_FAILURE_PERMANENT ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
set_exact_time (FerryEntry *entry, gint64 modified)
{
  entry->modified = modified;
  entry->precision = FERRY_PRECISION_SECOND;
  entry->is_utc = TRUE;
}

/**
 * ferry_task_ask_time:
 *
 * Asks the server for the exact time of a file. That it does not know is no failure.
 */
gboolean
ferry_task_ask_time (FerryFtpClient *client,
                     const char *path,
                     FerryEntry *entry,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 modified;

  if (ferry_ftp_client_get_modified (client, path, &modified, cancellable, &local_error))
    {
      set_exact_time (entry, modified);
    }
  else if (is_worth_telling (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* In one round trip, where the server answers both. */
static void
ask_for_facts (FerryFileTask *task,
               FerryFtpClient *client,
               gboolean expects_data,
               FerryFtpAheadFacts *facts)
{
  FerryEntry *entry = task->entry;

  if (!ferry_ftp_client_ask_facts (client, facts, 1, expects_data, task->cancellable))
    return;
  if (facts->size != FERRY_SIZE_UNKNOWN)
    entry->size = facts->size;
  if (facts->has_time)
    set_exact_time (entry, facts->modified);
}

static gboolean
ask_size (FerryFileTask *task, FerryFtpClient *client, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 size = ferry_ftp_client_get_size (client, task->source, task->cancellable, &local_error);

  if (local_error == NULL)
    {
      task->entry->size = size;
    }
  else if (is_worth_telling (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/**
 * ferry_task_learn_source:
 * @expects_data: whether the source is read next: the server is asked for a port as well
 *
 * Asks the server for the size and the exact time of the source, as far as it knows them. A
 * listing rounds times, and says nothing of what a link leads to.
 */
gboolean
ferry_task_learn_source (FerryFileTask *task,
                         FerryFtpClient *client,
                         gboolean expects_data,
                         GError **error)
{
  FerryFtpAheadFacts facts = { .path = task->source, .size = FERRY_SIZE_UNKNOWN };

  ask_for_facts (task, client, expects_data, &facts);
  /* What was not told is asked for by itself, to know why. */
  return (facts.size != FERRY_SIZE_UNKNOWN || ask_size (task, client, error)) &&
         (facts.has_time ||
          ferry_task_ask_time (client, task->source, task->entry, task->cancellable, error));
}

/**
 * ferry_task_dup_part:
 *
 * Returns: (transfer full): where the file is written until it is whole: beside its target
 */
char *
ferry_task_dup_part (FerryFileTask *task)
{
  return ferry_task_dup_part_of (task->target);
}

/**
 * ferry_task_dup_part_of:
 * @target: raw path
 *
 * Returns: (transfer full): the name that a file has until it is whole
 */
char *
ferry_task_dup_part_of (const char *target)
{
  g_autofree char *folder = ferry_path_dup_parent (target);
  g_autofree char *name = ferry_path_dup_name (target);
  g_autofree char *part = g_strconcat (name, FERRY_NAME_PART, NULL);

  if (strlen (part) > LONGEST_NAME)
    {
      g_free (part);
      part = g_strdup_printf (".%08x" FERRY_NAME_PART, g_str_hash (name));
    }
  return ferry_path_join (folder, part);
}

/* For the log. */
static const char *const reasons_for_anew[] = {
  [FERRY_ANEW_SOURCE_CHANGED] = "the source has changed since",
  [FERRY_ANEW_PART_DIFFERS] = "what is there already differs from the source",
  [FERRY_ANEW_PART_UNPROVEN] = "what is there already cannot be read",
  [FERRY_ANEW_TEXT] = "a text is never continued",
};

/**
 * ferry_task_begin_anew:
 *
 * Says so, in the log and to whoever asked for the task.
 */
void
ferry_task_begin_anew (FerryFileTask *task, FerryFtpClient *client, FerryAnew reason)
{
  g_autofree char *text = g_strconcat (reasons_for_anew[reason], ": it begins anew", NULL);

  task->anew = reason;
  ferry_ftp_client_note (client, text);
}

/**
 * ferry_task_is_exact:
 *
 * Returns: whether the time of @entry is known to the second
 */
gboolean
ferry_task_is_exact (const FerryEntry *entry)
{
  return entry->is_utc && entry->precision == FERRY_PRECISION_SECOND;
}

/**
 * ferry_task_is_synced:
 * @size: of the file
 *
 * To wait for the disk at the end of every small file would make a tree of them many times slower.
 *
 * Returns: whether the file has to be on the disk before it has its name
 */
gboolean
ferry_task_is_synced (const FerryFileTask *task, gint64 size)
{
  return task->sync == FERRY_SYNC_ALWAYS ||
         (task->sync == FERRY_SYNC_LARGE && size >= LARGE_TO_SYNC);
}

/**
 * ferry_task_keeps_part:
 *
 * Returns: whether an unfinished target is of use later: after a pause or a lost connection, not
 * after a cancel or a failure for good
 */
gboolean
ferry_task_keeps_part (FerryFileTask *task)
{
  if (g_error_matches (task->error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DIFFERENT))
    return FALSE;
  if (task->keeps_part)
    return TRUE;
  if (g_cancellable_is_cancelled (task->cancellable))
    return !ferry_progress_is_discarded (task->progress);
  return ferry_retry_judge (task->error) != FERRY_FAILURE_PERMANENT;
}
