/* The queue of transfers as a file that survives whatever ends the program. See ferry-journal.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-journal.h"

#include "ferry-journal-left.h"
#include "ferry-journal-owner.h"
#include "ferry-journal-place.h"

#include <glib/gi18n-lib.h>

/* A process makes fewer rows than this. */
#define OWNER_SHIFT 32

struct _FerryJournal
{
  GObject parent_instance;

  char *path;
  sqlite3 *db;
  FerryJournalOwner owner;
  FerryJournalWriter *writer;
  GHashTable *places; /* key to settings, as last written */
  char *problem;
  gint64 last_id;
};

G_DEFINE_FINAL_TYPE (FerryJournal, ferry_journal, G_TYPE_OBJECT)

enum
{
  PROP_PROBLEM = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
ferry_journal_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, FERRY_JOURNAL (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Not later: the writer may have a last problem to tell of, to an object that lives. */
static void
ferry_journal_dispose (GObject *object)
{
  ferry_journal_close (FERRY_JOURNAL (object));

  G_OBJECT_CLASS (ferry_journal_parent_class)->dispose (object);
}

static void
ferry_journal_finalize (GObject *object)
{
  FerryJournal *journal = FERRY_JOURNAL (object);

  g_hash_table_unref (journal->places);
  g_free (journal->path);
  g_free (journal->problem);

  G_OBJECT_CLASS (ferry_journal_parent_class)->finalize (object);
}

static void
ferry_journal_class_init (FerryJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ferry_journal_get_property;
  object_class->dispose = ferry_journal_dispose;
  object_class->finalize = ferry_journal_finalize;

  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ferry_journal_init (FerryJournal *journal)
{
  journal->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * ferry_journal_get_default_file:
 *
 * Returns: (transfer full): where this user's transfers are kept
 */
GFile *
ferry_journal_get_default_file (void)
{
  return g_file_new_build_filename (g_get_user_state_dir (), "ferry", "queue.sqlite", NULL);
}

static void
take_problem (FerryJournal *journal, char *problem)
{
  g_free (journal->problem);
  journal->problem = problem;
  g_object_notify_by_pspec (G_OBJECT (journal), properties[PROP_PROBLEM]);
}

/* From the writer's thread to this one. */
typedef struct
{
  GWeakRef journal;
  char *problem;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_weak_ref_clear (&news->journal);
  g_free (news->problem);
  g_free (news);
}

static gboolean
take_news (gpointer data)
{
  News *news = data;
  g_autoptr (FerryJournal) journal = g_weak_ref_get (&news->journal);

  if (journal != NULL)
    take_problem (journal, g_steal_pointer (&news->problem));
  return G_SOURCE_REMOVE;
}

/* The writer ends before the journal does, which it points to. */
static void
on_problem (const char *problem, gpointer user_data)
{
  News *news = g_new0 (News, 1);

  g_weak_ref_init (&news->journal, user_data);
  if (problem != NULL)
    news->problem = g_strdup_printf (_ ("The list of transfers cannot be saved: %s"), problem);
  /* Not by g_main_context_invoke(): where no main loop runs, that would be in this thread. */
  g_idle_add_full (G_PRIORITY_DEFAULT, take_news, news, news_free);
}

static gboolean
check_after_crash (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (GArray) gone = ferry_journal_owner_find_gone (db, path, error);

  if (gone == NULL)
    return FALSE;
  return gone->len == 0 || ferry_journal_schema_check (db, error);
}

static sqlite3 *
open_sound (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = NULL;

  ferry_journal_schema_create (path);
  db = ferry_journal_schema_open (path, error);
  if (db == NULL || !ferry_journal_schema_prepare (db, error) ||
      !check_after_crash (db, path, error))
    return NULL;
  return g_steal_pointer (&db);
}

static gboolean
open_or_begin (FerryJournal *journal, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *aside = NULL;

  journal->db = open_sound (journal->path, &reason);
  if (journal->db != NULL)
    return TRUE;
  if (!g_error_matches (reason, FERRY_JOURNAL_ERROR, FERRY_JOURNAL_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  aside = ferry_journal_schema_set_aside (journal->path, error);
  if (aside == NULL)
    return FALSE;
  journal->problem = g_strdup_printf (
      _ ("The list of transfers is damaged (%s). It was kept as “%s”, and a new one begun."),
      reason->message, aside);
  journal->db = open_sound (journal->path, error);
  return journal->db != NULL;
}

/**
 * ferry_journal_open:
 *
 * Opens the journal, or begins one, and makes this process one of its owners. One that is damaged
 * is set aside, which ferry_journal_get_problem() tells; one of a newer Ferry is left alone
 * (%FERRY_JOURNAL_ERROR_NEWER).
 *
 * Returns: (transfer full) (nullable):
 */
FerryJournal *
ferry_journal_open (GFile *file, GError **error)
{
  g_autoptr (FerryJournal) journal = g_object_new (FERRY_TYPE_JOURNAL, NULL);

  journal->path = g_file_get_path (file);
  if (journal->path == NULL)
    {
      g_set_error_literal (error, FERRY_JOURNAL_ERROR, FERRY_JOURNAL_ERROR_FAILED,
                           _ ("The list of transfers can only be kept on this computer"));
      return NULL;
    }
  if (!open_or_begin (journal, error) ||
      !ferry_journal_owner_begin (&journal->owner, journal->db, journal->path, error))
    return NULL;
  journal->last_id = journal->owner.id << OWNER_SHIFT;
  journal->writer =
      ferry_journal_writer_new (journal->path, journal->owner.id, on_problem, journal);
  return g_steal_pointer (&journal);
}

/**
 * ferry_journal_flush:
 *
 * Waits until everything is in the file, or cannot be.
 *
 * Returns: whether it is
 */
gboolean
ferry_journal_flush (FerryJournal *journal)
{
  return journal->writer != NULL && ferry_journal_writer_flush (journal->writer);
}

/* One that leaves nothing behind need not be looked for by others. */
static void
take_leave (FerryJournal *journal)
{
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM owner WHERE id = %" G_GINT64_FORMAT " AND NOT EXISTS"
                       " (SELECT 1 FROM transfer WHERE owner = %" G_GINT64_FORMAT ")",
                       journal->owner.id, journal->owner.id);

  ferry_journal_schema_run (journal->db, sql, NULL);
}

/**
 * ferry_journal_close:
 *
 * Writes what is left and lets go of the rows: the next process may adopt them.
 */
void
ferry_journal_close (FerryJournal *journal)
{
  if (journal->writer != NULL)
    {
      g_clear_pointer (&journal->writer, ferry_journal_writer_free);
      take_leave (journal);
    }
  g_clear_pointer (&journal->db, sqlite3_close);
  ferry_journal_owner_end (&journal->owner, journal->path);
}

/**
 * ferry_journal_get_problem:
 *
 * Returns: (nullable): a sentence for a person
 */
const char *
ferry_journal_get_problem (FerryJournal *journal)
{
  return journal->problem;
}

/**
 * ferry_journal_get_path:
 */
const char *
ferry_journal_get_path (FerryJournal *journal)
{
  return journal->path;
}

/**
 * ferry_journal_make_id:
 *
 * Returns: a number for a row that no other row of any process has
 */
gint64
ferry_journal_make_id (FerryJournal *journal)
{
  return ++journal->last_id;
}

/**
 * ferry_journal_put:
 * @row: (transfer full): takes the place of the one with its id. As history, it belongs to no
 *   process any more, and what is known of the rows below it is forgotten
 */
void
ferry_journal_put (FerryJournal *journal, FerryJournalRow *row)
{
  if (journal->writer != NULL)
    ferry_journal_writer_put (journal->writer, row);
  else
    ferry_journal_row_free (row);
}

/**
 * ferry_journal_put_place:
 *
 * Keeps how to connect to @server, without password and account, under ferry_server_dup_key().
 * Cheap where nothing changed.
 */
void
ferry_journal_put_place (FerryJournal *journal, const FerryServer *server)
{
  g_autofree char *key = ferry_server_dup_key (server);
  g_autofree char *settings = ferry_journal_place_dup_settings (server);

  if (journal->writer == NULL ||
      g_strcmp0 (g_hash_table_lookup (journal->places, key), settings) == 0)
    return;
  g_hash_table_replace (journal->places, g_strdup (key), g_strdup (settings));
  ferry_journal_writer_put_place (journal->writer, g_steal_pointer (&key),
                                  g_steal_pointer (&settings));
}

/**
 * ferry_journal_pass:
 * @parent: id of a folder's row
 * @digest: %FERRY_JOURNAL_DIGEST bytes, of a file below it that is through
 */
void
ferry_journal_pass (FerryJournal *journal, gint64 parent, const guint8 *digest, gint64 size)
{
  if (journal->writer != NULL)
    ferry_journal_writer_pass (journal->writer, parent, digest, size);
}

/**
 * ferry_journal_remove:
 *
 * Forgets a row and those below it: it does not become history.
 */
void
ferry_journal_remove (FerryJournal *journal, gint64 id)
{
  if (journal->writer != NULL)
    ferry_journal_writer_remove (journal->writer, id);
}

/**
 * ferry_journal_end_all:
 *
 * Everything in this process's queue is history: somebody was told how it ended.
 */
void
ferry_journal_end_all (FerryJournal *journal)
{
  if (journal->writer != NULL)
    ferry_journal_writer_end_all (journal->writer);
}

/**
 * ferry_journal_adopt:
 *
 * Makes the rows of all processes that are gone this one's own.
 *
 * Returns: (transfer full) (nullable): of #FerryJournalRow, in the order of the queue: first those
 *   that stand in it themselves, then those below each of them
 */
GPtrArray *
ferry_journal_adopt (FerryJournal *journal, GError **error)
{
  g_autofree char *condition = g_strdup_printf ("owner = %" G_GINT64_FORMAT, journal->owner.id);

  ferry_journal_flush (journal);
  if (!ferry_journal_owner_adopt (&journal->owner, journal->db, journal->path, error))
    return NULL;
  return ferry_journal_left_read (journal->db, condition, error);
}

/**
 * ferry_journal_dup_server:
 *
 * Returns: (transfer full) (nullable): how to connect to the place of that key, without a password
 */
FerryServer *
ferry_journal_dup_server (FerryJournal *journal, const char *key)
{
  return ferry_journal_place_read (journal->db, key);
}

/**
 * ferry_journal_sum_passed:
 *
 * Counts the files below a folder's row that are through.
 */
void
ferry_journal_sum_passed (FerryJournal *journal, gint64 parent, FerryJournalPassed *sums)
{
  g_autoptr (sqlite3_stmt) statement = ferry_journal_schema_make_statement (
      journal->db,
      "SELECT total (size >= 0), total (size = -1), total (max (size, 0)) FROM passed"
      " WHERE parent = ?1",
      NULL);

  *sums = (FerryJournalPassed){ 0 };
  if (statement == NULL)
    return;
  sqlite3_bind_int64 (statement, 1, parent);
  if (!ferry_journal_schema_step (statement, NULL))
    return;
  sums->n_done = (guint) sqlite3_column_int64 (statement, 0);
  sums->n_skipped = (guint) sqlite3_column_int64 (statement, 1);
  sums->size = sqlite3_column_int64 (statement, 2);
}

/**
 * ferry_journal_dup_passed:
 * @is_begun: those that were begun, instead of those that are through
 *
 * Returns: (transfer full) (nullable): the digests of files below a folder's row, sorted,
 *   %FERRY_JOURNAL_DIGEST bytes each
 */
GArray *
ferry_journal_dup_passed (FerryJournal *journal, gint64 parent, gboolean is_begun)
{
  g_autoptr (sqlite3_stmt) statement = ferry_journal_schema_make_statement (
      journal->db,
      "SELECT digest FROM passed WHERE parent = ?1 AND (size = -2) = ?2 ORDER BY digest", NULL);
  g_autoptr (GArray) digests = g_array_new (FALSE, FALSE, FERRY_JOURNAL_DIGEST);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, parent);
  sqlite3_bind_int (statement, 2, is_begun != FALSE);
  while (ferry_journal_schema_step (statement, NULL))
    if (sqlite3_column_bytes (statement, 0) == FERRY_JOURNAL_DIGEST)
      g_array_append_vals (digests, sqlite3_column_blob (statement, 0), 1);
  return g_steal_pointer (&digests);
}
