/* What happens when all transfers are done. See ferry-when-done.h.
 *
 * What was chosen holds for the run of the queue at hand: nobody wants the computer to shut down
 * tomorrow because of what was chosen today.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-when-done.h"

#include "ferry-countdown.h"
#include "ferry-desktop-teller.h"
#include "ferry-dialog.h"
#include "ferry-done-notification.h"
#include "ferry-machine.h"

#include <glib/gi18n.h>

#define COUNTDOWN_SECONDS 60
#define MOST_CHOICES      6

struct _FerryWhenDone
{
  GObject parent_instance;

  FerryTransferQueue *queue; /* owned */
  GSettings *settings;       /* owned */
  GPtrArray *failed;         /* owned; of owned FerryTransfer that failed in this run */
  GCancellable *countdown;   /* owned; while one is on the screen */
  GCancellable *asking;      /* owned; what the machine can do */
  FerryChoice choices[MOST_CHOICES];
  guint allowed; /* FerryMachineAction */
  guint n_done;
  gsize counted_row; /* what the countdown is about */
  FerryWhenDoneAction action;
  gboolean is_despite_failures;

  GtkWindow *window; /* borrowed, weak */
};

G_DEFINE_FINAL_TYPE (FerryWhenDone, ferry_when_done, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order shown, with what the machine must be able to do. */
static const struct
{
  FerryChoice choice;
  guint needed; /* FerryMachineAction, 0: none */
  const char *heading;
  const char *now_label;
} rows[] = {
  { { FERRY_WHEN_DONE_NOTHING, "nothing", N_ ("Nothing") }, 0, NULL, NULL },
  { { FERRY_WHEN_DONE_SOUND, "sound", N_ ("Play a Sound") }, 0, NULL, NULL },
  { { FERRY_WHEN_DONE_QUIT, "quit", N_ ("Quit Ferry") }, 0, NULL, NULL },
  { { FERRY_WHEN_DONE_SLEEP, "sleep", N_ ("Put the Computer to Sleep") },
    FERRY_MACHINE_SLEEP,
    N_ ("The Computer Will Sleep"),
    N_ ("_Sleep Now") },
  { { FERRY_WHEN_DONE_SHUT_DOWN, "shut-down", N_ ("Shut the Computer Down") },
    FERRY_MACHINE_SHUT_DOWN,
    N_ ("The Computer Will Shut Down"),
    N_ ("_Shut Down Now") },
};

static gsize
find_row (FerryWhenDoneAction action)
{
  gsize i = 0;

  while (rows[i].choice.value != (int) action)
    i++;
  return i;
}

static void
fill_choices (FerryWhenDone *self)
{
  gsize count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if ((rows[i].needed & ~self->allowed) == 0)
      self->choices[count++] = rows[i].choice;
  self->choices[count] = (FerryChoice){ 0 };
}

static void
got_allowed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryWhenDone) self = user_data;

  self->allowed = ferry_machine_ask_finish (result);
  fill_choices (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
did_act (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryWhenDone) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!ferry_machine_act_finish (result, &error) && self->window != NULL)
    ferry_dialog_report (GTK_WIDGET (self->window), _ ("The Computer Stays On"), error);
}

static void
did_count_down (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryWhenDone) self = user_data;
  gboolean goes_on = ferry_countdown_finish (result);

  g_clear_object (&self->countdown);
  if (goes_on && self->window != NULL)
    ferry_machine_act_async (rows[self->counted_row].needed, NULL, did_act, g_object_ref (self));
}

static void
count_down (FerryWhenDone *self, gsize row, guint n_failed)
{
  g_autofree char *why = ferry_done_notification_title (n_failed);

  self->counted_row = row;
  self->countdown = g_cancellable_new ();
  ferry_countdown_async (self->window, _ (rows[row].heading), why, _ (rows[row].now_label),
                         COUNTDOWN_SECONDS, self->countdown, did_count_down, g_object_ref (self));
}

static void
act (FerryWhenDone *self, FerryWhenDoneAction action, guint n_failed)
{
  gsize row = find_row (action);

  if (action == FERRY_WHEN_DONE_SOUND)
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self->window)));
  else if (action == FERRY_WHEN_DONE_QUIT)
    gtk_window_close (self->window);
  else if (rows[row].needed != 0 && self->countdown == NULL)
    count_down (self, row, n_failed);
}

static GStrv
dup_failed_names (FerryWhenDone *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->failed->len; i++)
    {
      FerryTransfer *transfer = g_ptr_array_index (self->failed, i);

      /* What was tried again meanwhile has another state. */
      if (ferry_transfer_get_state (transfer) == FERRY_TRANSFER_FAILED)
        g_strv_builder_add (names, ferry_transfer_get_name (transfer));
    }
  return g_strv_builder_end (names);
}

/* What neither runs nor waits nor has ended waits for the user. */
static gboolean
has_open_rows (FerryTransferQueue *queue)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (queue));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (FerryTransfer) transfer = g_list_model_get_item (G_LIST_MODEL (queue), i);

      if (!ferry_transfer_is_ended (transfer))
        return TRUE;
    }
  return FALSE;
}

static void
begin_anew (FerryWhenDone *self)
{
  g_ptr_array_set_size (self->failed, 0);
  self->n_done = 0;
  ferry_when_done_set_action (self, FERRY_WHEN_DONE_NOTHING);
}

static void
on_drained (FerryTransferQueue *queue, FerryWhenDone *self)
{
  g_autoptr (FerryWhenDone) alive = g_object_ref (self); /* quitting ends its owner */
  g_auto (GStrv) failed = dup_failed_names (self);
  gboolean has_failed = failed[0] != NULL;
  FerryWhenDoneAction action = self->action;
  guint n_done = self->n_done;

  if (self->window == NULL || has_open_rows (queue))
    return;
  if (has_failed && !self->is_despite_failures && action != FERRY_WHEN_DONE_SOUND)
    action = FERRY_WHEN_DONE_NOTHING;
  begin_anew (self);
  /* Everything was cancelled: somebody is there. */
  if (n_done == 0 && !has_failed)
    return;
  if (g_settings_get_boolean (self->settings, "notify-when-done") &&
      !ferry_desktop_teller_is_in_front (self->window))
    ferry_done_notification_send (G_APPLICATION (gtk_window_get_application (self->window)), n_done,
                                  (const char *const *) failed);
  act (self, action, g_strv_length (failed));
}

/* A folder fails with what is in it, which is named already. */
static void
on_transfer_ended (FerryTransferQueue *queue, FerryTransfer *transfer, FerryWhenDone *self)
{
  FerryTransferState state = ferry_transfer_get_state (transfer);
  gboolean is_folder = ferry_transfer_is_folder (transfer);

  if (state == FERRY_TRANSFER_FAILED && (!is_folder || self->failed->len == 0))
    g_ptr_array_add (self->failed, g_object_ref (transfer));
  else if (state == FERRY_TRANSFER_DONE && !is_folder)
    self->n_done++;
}

/* Somebody is there and has begun something new. */
static void
on_active_changed (FerryTransferQueue *queue, GParamSpec *pspec, FerryWhenDone *self)
{
  guint active;

  g_object_get (queue, "active", &active, NULL);
  if (active > 0 && self->countdown != NULL)
    g_cancellable_cancel (self->countdown);
}

static void
ferry_when_done_dispose (GObject *object)
{
  FerryWhenDone *self = FERRY_WHEN_DONE (object);

  g_cancellable_cancel (self->asking);
  if (self->countdown != NULL)
    g_cancellable_cancel (self->countdown);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->queue);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (ferry_when_done_parent_class)->dispose (object);
}

static void
ferry_when_done_finalize (GObject *object)
{
  FerryWhenDone *self = FERRY_WHEN_DONE (object);

  g_ptr_array_unref (self->failed);
  g_clear_object (&self->asking);
  g_clear_object (&self->countdown);

  G_OBJECT_CLASS (ferry_when_done_parent_class)->finalize (object);
}

static void
ferry_when_done_class_init (FerryWhenDoneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ferry_when_done_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_when_done_finalize;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_WHEN_DONE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ferry_when_done_init (FerryWhenDone *self)
{
  self->failed = g_ptr_array_new_with_free_func (g_object_unref);
  self->asking = g_cancellable_new ();
  fill_choices (self);
}

/**
 * ferry_when_done_new:
 * @window: (transfer none): shows the countdown, and closes to quit
 */
FerryWhenDone *
ferry_when_done_new (GtkWindow *window, FerryTransferQueue *queue, GSettings *settings)
{
  FerryWhenDone *self = g_object_new (FERRY_TYPE_WHEN_DONE, NULL);

  g_set_weak_pointer (&self->window, window);
  self->queue = g_object_ref (queue);
  self->settings = g_object_ref (settings);
  g_signal_connect (queue, "transfer-ended", G_CALLBACK (on_transfer_ended), self);
  g_signal_connect (queue, "drained", G_CALLBACK (on_drained), self);
  g_signal_connect (queue, "notify::active", G_CALLBACK (on_active_changed), self);
  ferry_machine_ask_async (self->asking, got_allowed, g_object_ref (self));
  return self;
}

/**
 * ferry_when_done_get_choices:
 *
 * Returns: (transfer none): what can be chosen here; the values are #FerryWhenDoneAction
 */
const FerryChoice *
ferry_when_done_get_choices (FerryWhenDone *self)
{
  return self->choices;
}

FerryWhenDoneAction
ferry_when_done_get_action (FerryWhenDone *self)
{
  return self->action;
}

/**
 * ferry_when_done_set_action:
 *
 * For this run of the queue.
 */
void
ferry_when_done_set_action (FerryWhenDone *self, FerryWhenDoneAction action)
{
  if (self->action == action)
    return;
  self->action = action;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
ferry_when_done_is_despite_failures (FerryWhenDone *self)
{
  return self->is_despite_failures;
}

/**
 * ferry_when_done_set_despite_failures:
 * @is_despite_failures: whether to quit, sleep or shut down although a transfer has failed
 */
void
ferry_when_done_set_despite_failures (FerryWhenDone *self, gboolean is_despite_failures)
{
  self->is_despite_failures = is_despite_failures;
}
