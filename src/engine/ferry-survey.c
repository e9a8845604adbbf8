/* A look at all that lies below some folders. See ferry-survey.h.
 *
 * The folder found last is read first: then never more wait than lie beside the way down to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-survey.h"

#include "ferry-path.h"
#include "ferry-place-job.h"
#include "ferry-remote-files.h"
#include "ferry-remote-place.h"
#include "ferry-remote-verbs.h"
#include "ferry-retry.h"
#include "ferry-survey-folder.h"
#include "ferry-worker.h"

#define MOST_READERS 3

/* A connection more is worth its login when so many wait. */
#define WAITING_FOR_ANOTHER 6

/* Who reads folders: a connection of its own, or whatever the place reads folders with. */
typedef struct
{
  FerryWorker *worker; /* owned, nullable */
  gboolean is_busy;
} Reader;

struct _FerrySurvey
{
  GObject parent_instance;

  FerryPlace *place;   /* owned */
  GPtrArray *waiting;  /* of FerrySurveyFolder; the last is next */
  GPtrArray *readers;  /* of Reader */
  gboolean is_crowded; /* the server takes no further connection */
  GCancellable *cancellable;
  guint n_busy;
  guint n_folders; /* read so far */
  char *current;   /* path of a folder that is being read, nullable */
};

G_DEFINE_FINAL_TYPE (FerrySurvey, ferry_survey, G_TYPE_OBJECT)

enum
{
  LISTED,
  FAILED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A folder that is being read. */
typedef struct
{
  FerrySurvey *survey; /* owned */
  Reader *reader;      /* borrowed: lives as long as the survey, or until it is dismissed */
  FerrySurveyFolder *folder;
  GPtrArray *parts; /* of FerryListing */
} Reading;

static void go_on (FerrySurvey *survey);

static void
reader_free (gpointer data)
{
  Reader *reader = data;

  g_clear_pointer (&reader->worker, ferry_worker_free);
  g_free (reader);
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->survey);
  ferry_survey_folder_unref (reading->folder);
  g_ptr_array_unref (reading->parts);
  g_free (reading);
}

static void
emit_listed (FerrySurvey *survey, FerrySurveyFolder *folder, GPtrArray *parts)
{
  for (guint i = 0; i < parts->len && !g_cancellable_is_cancelled (survey->cancellable); i++)
    g_signal_emit (survey, signals[LISTED], 0, folder->root, folder->path,
                   g_ptr_array_index (parts, i));
}

/* Backwards, for the first to be the next. */
static void
add_folders_of (FerrySurvey *survey, FerrySurveyFolder *folder, GPtrArray *parts)
{
  if (folder->depth >= FERRY_MAX_DEPTH)
    return;
  for (guint p = parts->len; p > 0; p--)
    {
      FerryListing *part = g_ptr_array_index (parts, p - 1);

      for (guint i = ferry_listing_get_length (part); i > 0; i--)
        {
          const FerryEntry *entry = ferry_listing_get (part, i - 1);
          g_autofree char *path = NULL;

          if (!ferry_entry_is_directory (entry) || !ferry_path_is_safe_name (entry->name))
            continue;
          path = ferry_path_join (folder->path, entry->name);
          g_ptr_array_add (survey->waiting, ferry_survey_folder_new (folder, folder->root, path));
        }
    }
}

/* Whether the folder may be read by another reader: this one found no way to the server. */
static gboolean
dismiss (FerrySurvey *survey, Reader *reader, const GError *error)
{
  if (reader->worker == NULL || !ferry_retry_is_about_server (error))
    return FALSE;
  survey->is_crowded = TRUE;
  g_ptr_array_remove (survey->readers, reader);
  if (survey->readers->len == 0)
    g_ptr_array_add (survey->readers, g_new0 (Reader, 1));
  return TRUE;
}

static void
take_failure (Reading *reading, const GError *error)
{
  FerrySurvey *survey = reading->survey;
  gboolean is_about_server = ferry_retry_is_about_server (error);

  if (dismiss (survey, reading->reader, error))
    {
      g_ptr_array_add (survey->waiting, ferry_survey_folder_ref (reading->folder));
      return;
    }
  g_signal_emit (survey, signals[FAILED], 0, reading->folder->root, reading->folder->path, error);
  /* Nor will it have the others read. */
  if (is_about_server)
    g_ptr_array_set_size (survey->waiting, 0);
}

static void
did_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  FerrySurvey *survey = reading->survey;
  g_autoptr (GError) error = NULL;
  gboolean is_whole = ferry_place_list_finish (FERRY_PLACE (source), result, &error);

  reading->reader->is_busy = FALSE;
  survey->n_busy--;
  if (!g_cancellable_is_cancelled (survey->cancellable))
    {
      if (!is_whole)
        {
          take_failure (reading, error);
        }
      else
        {
          survey->n_folders++;
          if (ferry_survey_folder_take_parts (reading->folder, reading->parts))
            {
              add_folders_of (survey, reading->folder, reading->parts);
              emit_listed (survey, reading->folder, reading->parts);
            }
        }
      go_on (survey);
    }
  reading_free (reading);
}

static void
on_part (FerryListing *part, gpointer user_data)
{
  g_ptr_array_add (((Reading *) user_data)->parts, ferry_listing_ref (part));
}

/* Not by ferry_place_list_async(): what is passed through would drive out of the place's cache what
 * people look at. */
static void
read_folder (FerrySurvey *survey, Reader *reader, FerrySurveyFolder *folder)
{
  Reading *reading = g_new (Reading, 1);
  FerryPlaceJob *job;

  *reading = (Reading){ g_object_ref (survey), reader, folder,
                        g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_listing_unref) };
  reader->is_busy = TRUE;
  survey->n_busy++;
  g_free (survey->current);
  survey->current = g_strdup (folder->path);

  job = ferry_place_job_new (survey->place, FERRY_VERB_LIST, folder->path, survey->cancellable,
                             did_read, reading);
  job->func = on_part;
  job->func_data = reading;
  if (reader->worker == NULL)
    {
      FERRY_PLACE_GET_CLASS (survey->place)->perform (survey->place, job);
      return;
    }
  job->job.run = ferry_remote_verb_run;
  ferry_worker_push (reader->worker, &job->job);
}

static Reader *
add_reader (FerrySurvey *survey)
{
  Reader *reader = g_new0 (Reader, 1);

  if (FERRY_IS_REMOTE_PLACE (survey->place))
    reader->worker = ferry_remote_place_new_worker (FERRY_REMOTE_PLACE (survey->place));
  g_ptr_array_add (survey->readers, reader);
  return reader;
}

static Reader *
find_reader (FerrySurvey *survey)
{
  for (guint i = 0; i < survey->readers->len; i++)
    {
      Reader *reader = g_ptr_array_index (survey->readers, i);

      if (!reader->is_busy)
        return reader;
    }
  if (survey->readers->len == 0)
    return add_reader (survey);
  if (survey->readers->len < MOST_READERS && !survey->is_crowded &&
      survey->waiting->len >= WAITING_FOR_ANOTHER)
    return add_reader (survey);
  return NULL;
}

static void
go_on (FerrySurvey *survey)
{
  Reader *reader;

  while (survey->waiting->len > 0 && (reader = find_reader (survey)) != NULL)
    read_folder (survey, reader,
                 g_ptr_array_steal_index (survey->waiting, survey->waiting->len - 1));
  if (survey->n_busy == 0 && !g_cancellable_is_cancelled (survey->cancellable))
    g_signal_emit (survey, signals[ENDED], 0);
}

static void
ferry_survey_finalize (GObject *object)
{
  FerrySurvey *survey = FERRY_SURVEY (object);

  g_ptr_array_unref (survey->waiting);
  g_ptr_array_unref (survey->readers);
  g_object_unref (survey->cancellable);
  g_object_unref (survey->place);
  g_free (survey->current);

  G_OBJECT_CLASS (ferry_survey_parent_class)->finalize (object);
}

static void
ferry_survey_class_init (FerrySurveyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ferry_survey_finalize;

  signals[LISTED] = g_signal_new ("listed", FERRY_TYPE_SURVEY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", FERRY_TYPE_SURVEY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_POINTER);
  signals[ENDED] = g_signal_new ("ended", FERRY_TYPE_SURVEY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
ferry_survey_init (FerrySurvey *survey)
{
  survey->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_survey_folder_unref);
  survey->readers = g_ptr_array_new_with_free_func (reader_free);
  survey->cancellable = g_cancellable_new ();
}

/**
 * ferry_survey_new:
 *
 * Returns: (transfer full): nothing to look at yet
 */
FerrySurvey *
ferry_survey_new (FerryPlace *place)
{
  FerrySurvey *survey = g_object_new (FERRY_TYPE_SURVEY, NULL);

  survey->place = g_object_ref (place);
  return survey;
}

/**
 * ferry_survey_add:
 * @root: any number, which signals tell
 * @folder: raw path
 *
 * Looks at the folder and all below it, beginning now.
 */
void
ferry_survey_add (FerrySurvey *survey, guint root, const char *folder)
{
  g_ptr_array_add (survey->waiting, ferry_survey_folder_new (NULL, root, folder));
  go_on (survey);
}

/**
 * ferry_survey_stop:
 *
 * Looks no further. No signal comes any more.
 */
void
ferry_survey_stop (FerrySurvey *survey)
{
  g_cancellable_cancel (survey->cancellable);
  g_ptr_array_set_size (survey->waiting, 0);
}

/**
 * ferry_survey_get_n_folders:
 *
 * Returns: how many folders have been read
 */
guint
ferry_survey_get_n_folders (FerrySurvey *survey)
{
  return survey->n_folders;
}

/**
 * ferry_survey_get_folder:
 *
 * Returns: (transfer none) (nullable): the path of a folder that is being read
 */
const char *
ferry_survey_get_folder (FerrySurvey *survey)
{
  return survey->current;
}
