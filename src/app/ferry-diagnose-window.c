/* The connection doctor's window. The check runs in a thread of the engine; here its copies are
 * shown, and what follows from the last of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-diagnose-window.h"

#include "ferry-advice-view.h"
#include "ferry-check-outcome.h"
#include "ferry-check-picture.h"
#include "ferry-check-task.h"
#include "ferry-dialog.h"
#include "ferry-log-relay.h"
#include "ferry-notice.h"
#include "ferry-remedy-action.h"
#include "ferry-remedy-rows.h"
#include "ferry-save-dialog.h"
#include "ferry-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

struct _FerryDiagnoseWindow
{
  GtkWindow parent_instance;

  FerryServer *server;       /* owned; with the password */
  FerryCheck *check;         /* owned; the newest that was shown */
  FerryAdvice *advice;       /* owned; NULL until a check is over */
  GCancellable *cancellable; /* owned; of the check that runs, NULL when none does */
  FerryLogRelay *relay;      /* owned */

  FerryCheckPicture *picture;
  FerryAdviceView *advice_view;
  GtkSpinner *spinner;
  GtkImage *icon;
  GtkLabel *verdict;
  GtkLabel *remedy;
  GtkWidget *buttons;
  GtkWidget *cancel;
  GtkWidget *again;
  GtkWidget *apply; /* the first of the buttons, where there is something to click */
  FerryNotice *notice;
};

G_DEFINE_FINAL_TYPE (FerryDiagnoseWindow, ferry_diagnose_window, GTK_TYPE_WINDOW)

enum
{
  SERVER_CHOSEN,
  LOG_LINE,
  CONNECTION_BEGUN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
set_action_enabled (FerryDiagnoseWindow *self, const char *name, gboolean is_enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), name, is_enabled);
}

static void
show_apply_button (FerryDiagnoseWindow *self, const FerryRemedy *remedy)
{
  if (self->apply != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), self->apply);
  self->apply = NULL;
  if (remedy == NULL || !ferry_remedy_action_changes (remedy->action, self->server))
    return;
  self->apply = ferry_remedy_button_new (remedy->action);
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_box_prepend (GTK_BOX (self->buttons), self->apply);
}

static void
show_running (FerryDiagnoseWindow *self)
{
  g_autofree char *text = g_strdup_printf (_ ("Trying every way to %s…"), self->server->host);

  set_text (self->verdict, text);
  set_text (self->remedy, NULL);
  show_apply_button (self, NULL);
}

static void
show_verdict (FerryDiagnoseWindow *self)
{
  const FerryExplanation *verdict = self->advice != NULL ? self->advice->verdict : NULL;
  const FerryRemedy *first = verdict != NULL && verdict->remedies->len > 0
                                 ? g_ptr_array_index (verdict->remedies, 0)
                                 : NULL;

  set_text (self->verdict, verdict != NULL ? verdict->sentence : _ ("The check was stopped."));
  set_text (self->remedy, first != NULL ? first->text : NULL);
  show_apply_button (self, first);
  if (self->advice != NULL)
    ferry_check_outcome_show (self->icon, self->check, self->apply != NULL);
}

static void
show_state (FerryDiagnoseWindow *self)
{
  gboolean is_running = self->cancellable != NULL;
  gboolean has_advice = self->advice != NULL;

  gtk_spinner_set_spinning (self->spinner, is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !is_running && has_advice);
  gtk_widget_set_visible (self->cancel, is_running);
  gtk_widget_set_visible (self->again, !is_running);
  set_action_enabled (self, "diagnosis.cancel", is_running);
  set_action_enabled (self, "diagnosis.check", !is_running);
  set_action_enabled (self, "diagnosis.copy-report", has_advice);
  set_action_enabled (self, "diagnosis.save-report", has_advice);
  gtk_widget_set_visible (GTK_WIDGET (self->advice_view),
                          has_advice && self->advice->sections->len > 0);
  if (is_running)
    show_running (self);
  else
    show_verdict (self);
}

/**
 * ferry_diagnose_window_show_check:
 *
 * Shows a check, and once it is over what follows from it.
 */
void
ferry_diagnose_window_show_check (FerryDiagnoseWindow *self, const FerryCheck *check)
{
  FerryCheck *copy = ferry_check_copy (check);

  g_clear_pointer (&self->check, ferry_check_free);
  g_clear_pointer (&self->advice, ferry_advice_free);
  self->check = copy;
  if (copy->is_over)
    self->advice = ferry_advice_new (copy);
  ferry_check_picture_set_check (self->picture, copy);
  ferry_advice_view_set_advice (self->advice_view, self->advice);
  show_state (self);
}

static void
on_check_progressed (const FerryCheck *check, gpointer user_data)
{
  FerryDiagnoseWindow *self = user_data;

  /* After a cancel, and after the window is gone, nobody wants to know. */
  if (self->cancellable != NULL && !check->is_over)
    ferry_diagnose_window_show_check (self, check);
}

typedef struct
{
  FerryDiagnoseWindow *window;
  GCancellable *cancellable;
} Run;

static void
did_check (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Run *run = user_data;
  g_autoptr (FerryDiagnoseWindow) self = run->window;
  g_autoptr (GCancellable) cancellable = run->cancellable;
  g_autoptr (FerryCheck) check = ferry_check_finish (result);

  if (self->relay != NULL)
    ferry_log_relay_flush (self->relay);
  if (self->cancellable != cancellable)
    return;
  g_clear_object (&self->cancellable);
  ferry_diagnose_window_show_check (self, check);
}

/**
 * ferry_diagnose_window_check:
 *
 * Begins a check, unless one runs.
 */
void
ferry_diagnose_window_check (FerryDiagnoseWindow *self)
{
  Run *run;

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->advice, ferry_advice_free);
  ferry_advice_view_set_advice (self->advice_view, NULL);
  show_state (self);

  run = g_new (Run, 1);
  run->window = g_object_ref (self);
  run->cancellable = g_object_ref (self->cancellable);
  ferry_check_async (self->server, ferry_log_relay_get_log (self->relay), on_check_progressed, self,
                     self->cancellable, did_check, run);
}

static void
stop_check (FerryDiagnoseWindow *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* What had been found stays; what was not tried says so. */
static void
cancel_check (FerryDiagnoseWindow *self)
{
  stop_check (self);
  for (guint i = 0; self->check != NULL && i < self->check->steps->len; i++)
    {
      FerryCheckStep *step = g_ptr_array_index (self->check->steps, i);

      if (step->state == FERRY_CHECK_RUNNING || step->state == FERRY_CHECK_WAITING)
        step->state = FERRY_CHECK_SKIPPED;
    }
  if (self->check != NULL)
    ferry_check_picture_set_check (self->picture, self->check);
  show_state (self);
}

static void
copy_text (FerryDiagnoseWindow *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  ferry_notice_show (self->notice, _ ("Copied to the clipboard."));
}

static void
did_save (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryDiagnoseWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    ferry_notice_show (self->notice, _ ("The report is saved."));
  else
    ferry_dialog_report (GTK_WIDGET (self), _ ("The Report Cannot Be Saved"), error);
}

static void
got_file (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryDiagnoseWindow) self = user_data;
  g_autoptr (GFile) file = ferry_save_dialog_choose_finish (result);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (file == NULL || self->advice == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  text = ferry_report_dup_text (self->check, self->advice);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, did_save,
                                       g_object_ref (self));
}

static void
on_check (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ferry_diagnose_window_check (FERRY_DIAGNOSE_WINDOW (widget));
}

static void
on_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cancel_check (FERRY_DIAGNOSE_WINDOW (widget));
}

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_text (FERRY_DIAGNOSE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_copy_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FerryDiagnoseWindow *self = FERRY_DIAGNOSE_WINDOW (widget);
  g_autofree char *text = ferry_report_dup_text (self->check, self->advice);

  copy_text (self, text);
}

static void
on_save_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FerryDiagnoseWindow *self = FERRY_DIAGNOSE_WINDOW (widget);
  g_autofree char *file_name = g_strdup_printf ("ferry-check-%s.txt", self->server->host);

  /* Colons of an IPv6 address are not for file names everywhere. */
  ferry_save_dialog_choose_async (GTK_WINDOW (self), _ ("Save the Report"),
                                  g_strdelimit (file_name, ":/\\", '-'), got_file,
                                  g_object_ref (self));
}

static void
on_apply (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FerryDiagnoseWindow *self = FERRY_DIAGNOSE_WINDOW (widget);

  if (ferry_remedy_action_apply ((FerryRemedyAction) g_variant_get_uint32 (parameter),
                                 self->server))
    g_signal_emit (self, signals[SERVER_CHOSEN], 0, self->server);
}

static void
on_log_line (const FerryLogLine *line, gpointer user_data)
{
  g_signal_emit (user_data, signals[LOG_LINE], 0, line);
}

static void
on_connection_begun (FerryConnectionRecord *record, gpointer user_data)
{
  g_signal_emit (user_data, signals[CONNECTION_BEGUN], 0, record);
}

/* Closed or gone with its parent: a check holds on to the window, so it has to end here. */
static void
ferry_diagnose_window_unrealize (GtkWidget *widget)
{
  stop_check (FERRY_DIAGNOSE_WINDOW (widget));

  GTK_WIDGET_CLASS (ferry_diagnose_window_parent_class)->unrealize (widget);
}

static void
ferry_diagnose_window_dispose (GObject *object)
{
  FerryDiagnoseWindow *self = FERRY_DIAGNOSE_WINDOW (object);

  stop_check (self);
  g_clear_pointer (&self->relay, ferry_log_relay_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_DIAGNOSE_WINDOW);

  G_OBJECT_CLASS (ferry_diagnose_window_parent_class)->dispose (object);
}

static void
ferry_diagnose_window_finalize (GObject *object)
{
  FerryDiagnoseWindow *self = FERRY_DIAGNOSE_WINDOW (object);

  ferry_server_free (self->server);
  g_clear_pointer (&self->check, ferry_check_free);
  g_clear_pointer (&self->advice, ferry_advice_free);

  G_OBJECT_CLASS (ferry_diagnose_window_parent_class)->finalize (object);
}

static void
ferry_diagnose_window_class_init (FerryDiagnoseWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ferry_diagnose_window_dispose;
  object_class->finalize = ferry_diagnose_window_finalize;
  widget_class->unrealize = ferry_diagnose_window_unrealize;

  signals[SERVER_CHOSEN] =
      g_signal_new ("server-chosen", FERRY_TYPE_DIAGNOSE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, FERRY_TYPE_SERVER);
  signals[LOG_LINE] = g_signal_new ("log-line", FERRY_TYPE_DIAGNOSE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CONNECTION_BEGUN] =
      g_signal_new ("connection-begun", FERRY_TYPE_DIAGNOSE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_install_action (widget_class, "diagnosis.check", NULL, on_check);
  gtk_widget_class_install_action (widget_class, "diagnosis.cancel", NULL, on_cancel);
  gtk_widget_class_install_action (widget_class, "diagnosis.copy", "s", on_copy);
  gtk_widget_class_install_action (widget_class, "diagnosis.copy-report", NULL, on_copy_report);
  gtk_widget_class_install_action (widget_class, "diagnosis.save-report", NULL, on_save_report);
  gtk_widget_class_install_action (widget_class, "diagnosis.apply", "u", on_apply);

  g_type_ensure (FERRY_TYPE_ADVICE_VIEW);
  g_type_ensure (FERRY_TYPE_CHECK_PICTURE);
  g_type_ensure (FERRY_TYPE_NOTICE);
  g_type_ensure (FERRY_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/diagnose-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryDiagnoseWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, FerryDiagnoseWindow, advice_view);
  gtk_widget_class_bind_template_child (widget_class, FerryDiagnoseWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, FerryDiagnoseWindow, icon);
  gtk_widget_class_bind_template_child (widget_class, FerryDiagnoseWindow, verdict);
  gtk_widget_class_bind_template_child (widget_class, FerryDiagnoseWindow, remedy);
  gtk_widget_class_bind_template_child (widget_class, FerryDiagnoseWindow, buttons);
  gtk_widget_class_bind_template_child (widget_class, FerryDiagnoseWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, FerryDiagnoseWindow, again);
  gtk_widget_class_bind_template_child (widget_class, FerryDiagnoseWindow, notice);
}

static void
ferry_diagnose_window_init (FerryDiagnoseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->relay = ferry_log_relay_new (on_log_line, on_connection_begun, self);
}

/**
 * ferry_diagnose_window_new:
 * @server: with the password
 *
 * Returns: (transfer none): a window that has not checked anything yet, owned by GTK
 */
FerryDiagnoseWindow *
ferry_diagnose_window_new (const FerryServer *server)
{
  FerryDiagnoseWindow *self = g_object_new (FERRY_TYPE_DIAGNOSE_WINDOW, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Diagnosis of %s"), server->host);

  self->server = ferry_server_copy (server);
  gtk_window_set_title (GTK_WINDOW (self), title);
  return self;
}
