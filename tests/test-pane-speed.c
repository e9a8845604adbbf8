/* A large folder comes into a pane on the screen: all rows in their order at the end.
 * How long that took, and the longest time for which the main loop stood still, are printed; no
 * figure fails the test, since it depends on the machine and on how Ferry was built.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane.h"

#include "ferry-place-job.h"

#include <string.h>

/* A sanitizer makes all of this fifty times slower. */
#ifdef __SANITIZE_ADDRESS__
#define FILES 20000
#else
#define FILES 100000
#endif
#define PART 1000

/* A place whose one folder comes as fast as it can be taken. */

#define TEST_TYPE_PLACE (test_place_get_type ())
G_DECLARE_FINAL_TYPE (TestPlace, test_place, TEST, PLACE, FerryPlace)

struct _TestPlace
{
  FerryPlace parent_instance;
};

G_DEFINE_FINAL_TYPE (TestPlace, test_place, FERRY_TYPE_PLACE)

static GPtrArray *parts;  /* of FerryListing; nobody changes them any more */
static gint64 arrived_at; /* written by the thread before it hands the job back */

static void
make_parts (void)
{
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_listing_unref);
  for (guint first = 0; first < FILES; first += PART)
    {
      FerryListing *part = ferry_listing_new ();

      for (guint i = first; i < first + PART; i++)
        {
          /* In no order: 77773 has no factor in common with the number of files. */
          g_autofree char *name =
              g_strdup_printf ("Photo %05u.jpeg", (guint) ((guint64) i * 77773 % FILES));
          FerryEntry *entry = ferry_listing_add (part, name, strlen (name), NULL, 0);

          entry->kind = FERRY_KIND_FILE;
          entry->size = (gint64) i * 13;
          entry->modified = 1000000000 + (gint64) i;
          entry->precision = FERRY_PRECISION_SECOND;
          entry->mode = 0644;
        }
      g_ptr_array_add (parts, part);
    }
}

static void
run (FerryJob *job, FerryFtpClient *client)
{
  for (guint i = 0; i < parts->len; i++)
    ferry_place_job_publish ((FerryPlaceJob *) job, parts->pdata[i]);
  arrived_at = g_get_monotonic_time ();
  ferry_job_hand_back (job);
}

static void
test_place_perform (FerryPlace *place, FerryPlaceJob *job)
{
  job->job.run = run;
  ferry_job_run_in_pool (&job->job);
}

static const char *
test_place_get_home (FerryPlace *place)
{
  return "/photos";
}

static char *
test_place_decode (FerryPlace *place, const char *name, gboolean *is_lossy)
{
  return g_strdup (name);
}

static void
test_place_class_init (TestPlaceClass *klass)
{
  FERRY_PLACE_CLASS (klass)->decode = test_place_decode;
  FERRY_PLACE_CLASS (klass)->perform = test_place_perform;
  FERRY_PLACE_CLASS (klass)->get_home = test_place_get_home;
}

static void
test_place_init (TestPlace *place)
{
}

/* The longest time between two turns of a timer that is always due. */

typedef struct
{
  gint64 last, longest;
} Stall;

static gboolean
on_tick (gpointer user_data)
{
  Stall *stall = user_data;
  gint64 now = g_get_monotonic_time ();

  stall->longest = MAX (stall->longest, now - stall->last);
  stall->last = now;
  return G_SOURCE_CONTINUE;
}

static void
on_run_over (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;
}

static void
run_for (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (milliseconds, on_run_over, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_after_paint (GdkFrameClock *clock, gint64 *painted_at)
{
  *painted_at = g_get_monotonic_time ();
}

static void
report (const char *what, gint64 from, gint64 to, Stall *stall)
{
  g_test_message ("%u files, %s: %.2f s, longest stall %.0f ms", FILES, what,
                  (double) (to - from) / 1e6, (double) stall->longest / 1e3);
  *stall = (Stall){ g_get_monotonic_time (), 0 };
}

static FerryEntrySelection *
get_selection (FerryPane *pane)
{
  return ferry_entry_list_get_selection (ferry_pane_get_list (pane));
}

static guint
count_rows (FerryPane *pane)
{
  return g_list_model_get_n_items (G_LIST_MODEL (GTK_SELECTION_MODEL (get_selection (pane))));
}

/* Until all rows are in their order. */
static void
wait_until_settled (FerryPane *pane)
{
  FerryEntryModel *model = ferry_folder_get_model (ferry_pane_get_folder (pane));

  while (!ferry_entry_model_is_settled (model) || count_rows (pane) != FILES)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_large_folder (void)
{
  FerryPlace *place = g_object_new (TEST_TYPE_PLACE, NULL);
  GtkWidget *window = gtk_window_new ();
  FerryPane *pane = g_object_ref_sink (g_object_new (FERRY_TYPE_PANE, NULL));
  FerryEntryModel *model = ferry_folder_get_model (ferry_pane_get_folder (pane));
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (get_selection (pane));
  Stall stall = { 0, 0 };
  gint64 painted_at = 0, started_at;
  guint ticks;

  make_parts ();
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 700);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  gtk_window_present (GTK_WINDOW (window));
  run_for (500);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint),
                    &painted_at);
  ticks = g_timeout_add (5, on_tick, &stall);

  stall = (Stall){ g_get_monotonic_time (), 0 };
  ferry_pane_set_place (pane, place, NULL);
  wait_until_settled (pane);
  painted_at = 0;
  while (painted_at == 0)
    g_main_context_iteration (NULL, TRUE);
  report ("from the last part's arrival to their order on screen", arrived_at, painted_at, &stall);
  for (guint i = 0; i < FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Photo %05u.jpeg", i);

      g_assert_cmpstr (ferry_entry_model_get_entry (model, i)->name, ==, name);
    }

  stall = (Stall){ g_get_monotonic_time (), 0 };
  started_at = g_get_monotonic_time ();
  gtk_selection_model_select_all (rows);
  run_for (300);
  report ("all selected", started_at, started_at + 300000, &stall);

  started_at = g_get_monotonic_time ();
  ferry_pane_reload (pane);
  g_assert_false (ferry_entry_model_is_settled (model));
  wait_until_settled (pane);
  report ("refreshed with all selected", started_at, g_get_monotonic_time (), &stall);
  g_assert_cmpuint (ferry_entry_selection_get_size (get_selection (pane)), ==, FILES);

  g_source_remove (ticks);
  gtk_window_destroy (GTK_WINDOW (window));
  run_for (100);
  g_assert_finalize_object (pane);
  g_assert_finalize_object (place);
  g_ptr_array_unref (parts);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pane/large-folder", test_large_folder);
  return g_test_run ();
}
