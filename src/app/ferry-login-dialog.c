/* Asks for user and password. The form is a widget of its own; ferry-dialog holds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-login-dialog.h"

#include "ferry-announce.h"
#include "ferry-choices.h"
#include "ferry-dialog.h"
#include "ferry-explain.h"
#include "ferry-ftp-error.h"
#include "ferry-proxy.h"
#include "ferry-remedy-list.h"
#include "ferry-secret.h"

#include <glib/gi18n.h>

#define KEEP     "keep"
#define OF_PROXY "of-proxy"

#define FERRY_TYPE_LOGIN_FORM (ferry_login_form_get_type ())
G_DECLARE_FINAL_TYPE (FerryLoginForm, ferry_login_form, FERRY, LOGIN_FORM, GtkBox)

struct _FerryLoginForm
{
  GtkBox parent_instance;

  GtkLabel *answer;
  FerryRemedyList *remedies;
  GtkEntry *user;
  GtkPasswordEntry *password;
  GtkDropDown *keep;
};

G_DEFINE_FINAL_TYPE (FerryLoginForm, ferry_login_form, GTK_TYPE_BOX)

static const FerryChoice keep_choices[] = {
  { FERRY_KEEP_SESSION, "session", N_ ("Until Ferry Ends"), N_ ("In memory, and never on a disk") },
  { FERRY_KEEP_KEYRING, "keyring", N_ ("In the Keyring"), N_ ("Kept by the desktop, encrypted") },
  { 0 },
};

static void
ferry_login_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_LOGIN_FORM);

  G_OBJECT_CLASS (ferry_login_form_parent_class)->dispose (object);
}

static void
ferry_login_form_class_init (FerryLoginFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_login_form_dispose;

  g_type_ensure (FERRY_TYPE_REMEDY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/login-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryLoginForm, answer);
  gtk_widget_class_bind_template_child (widget_class, FerryLoginForm, remedies);
  gtk_widget_class_bind_template_child (widget_class, FerryLoginForm, user);
  gtk_widget_class_bind_template_child (widget_class, FerryLoginForm, password);
  gtk_widget_class_bind_template_child (widget_class, FerryLoginForm, keep);
}

static void
ferry_login_form_init (FerryLoginForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ferry_choices_fill (self->keep, keep_choices);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep), ferry_secret_has_keyring ());
}

static gboolean
is_of_proxy (const GError *error)
{
  return g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_PROXY_LOGIN);
}

static void
show_answer (FerryLoginForm *self, const FerryServer *server, const GError *error)
{
  gboolean is_rejected = is_of_proxy (error) ||
                         g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_LOGIN_REJECTED);
  g_autoptr (FerryExplanation) explanation = ferry_explain (error, server);

  gtk_label_set_label (self->answer, explanation->sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), is_rejected);
  ferry_remedy_list_show (self->remedies, is_rejected ? explanation : NULL);
}

static void
take_login (FerryLoginForm *form, FerryServer *server)
{
  const char *user = gtk_editable_get_text (GTK_EDITABLE (form->user));

  g_free (server->user);
  server->user = *user != '\0' ? g_strdup (user) : NULL;
  g_free (server->password);
  server->password = g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->password)));
}

static void
take_proxy_login (FerryLoginForm *form, FerryServer *server)
{
  const char *user = gtk_editable_get_text (GTK_EDITABLE (form->user));
  char *proxy = ferry_proxy_join (server->proxy, *user != '\0' ? user : NULL, NULL);

  g_free (server->proxy);
  server->proxy = proxy;
  g_free (server->proxy_password);
  server->proxy_password = g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->password)));
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FerryDialog *dialog = FERRY_DIALOG (source);
  g_autofree char *answer = ferry_dialog_ask_finish (dialog, result);
  FerryLoginForm *form = g_object_get_data (G_OBJECT (dialog), "form");
  const FerryServer *asked = g_task_get_task_data (task);
  g_autoptr (FerryServer) server = NULL;

  if (g_str_equal (answer, FERRY_DIALOG_CANCEL))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  server = ferry_server_copy (asked);
  if (g_object_get_data (G_OBJECT (task), OF_PROXY) != NULL)
    take_proxy_login (form, server);
  else
    take_login (form, server);
  g_object_set_data (G_OBJECT (task), KEEP,
                     GINT_TO_POINTER (ferry_choices_get_selected (form->keep, keep_choices)));
  g_task_return_pointer (task, g_steal_pointer (&server), (GDestroyNotify) ferry_server_free);
}

/**
 * ferry_login_dialog_can_help:
 *
 * Returns: %FALSE for what no other user or password would change; those of the system's proxy are
 * the system's
 */
gboolean
ferry_login_dialog_can_help (const FerryServer *server, const GError *error)
{
  const FerryFtpFacts *facts = ferry_ftp_error_get_facts (error);

  if (is_of_proxy (error) && server->proxy == NULL)
    return FALSE;
  return facts == NULL || (facts->symptom != FERRY_FTP_SYMPTOM_LOGIN_TLS_REQUIRED &&
                           facts->symptom != FERRY_FTP_SYMPTOM_LOGIN_CHROOT &&
                           facts->symptom != FERRY_FTP_SYMPTOM_LOGIN_OOPS);
}

/**
 * ferry_login_dialog_ask_async:
 * @error: why it is asked: rejected, or a password is needed
 *
 * Shows the dialog.
 */
void
ferry_login_dialog_ask_async (GtkWindow *parent,
                              const FerryServer *server,
                              const GError *error,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autofree char *user = NULL;
  g_autofree char *proxy =
      is_of_proxy (error) ? ferry_proxy_split (server->proxy, &user, NULL) : NULL;
  g_autofree char *body = proxy != NULL
                              ? g_strdup_printf (_ ("User and password for the proxy %s"), proxy)
                              : g_strdup_printf (_ ("User and password for %s"), server->host);
  FerryDialog *dialog = ferry_dialog_new (_ ("Log In"), body);
  FerryLoginForm *form = g_object_new (FERRY_TYPE_LOGIN_FORM, NULL);
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  GtkWidget *button;

  g_task_set_task_data (task, ferry_server_copy (server), (GDestroyNotify) ferry_server_free);
  show_answer (form, server, error);
  if (gtk_widget_get_visible (GTK_WIDGET (form->answer)))
    ferry_announce_now (GTK_WIDGET (parent), gtk_label_get_label (form->answer));
  if (proxy == NULL)
    user = g_strdup (ferry_server_get_user (server));
  gtk_editable_set_text (GTK_EDITABLE (form->user), user != NULL ? user : "");
  g_object_set_data (G_OBJECT (task), OF_PROXY, GINT_TO_POINTER (proxy != NULL));
  ferry_dialog_set_icon (dialog, "dialog-password-symbolic", NULL);
  ferry_dialog_set_form (dialog, GTK_WIDGET (form));
  g_signal_connect_object (form->remedies, "taken", G_CALLBACK (gtk_window_close), dialog,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (dialog), "form", g_object_ref (form), g_object_unref);
  ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  button = ferry_dialog_add_button (dialog, "log-in", _ ("_Log In"), FERRY_DIALOG_SUGGESTED);
  ferry_dialog_set_default (dialog, button);
  gtk_window_set_focus (GTK_WINDOW (dialog),
                        user == NULL ? GTK_WIDGET (form->user) : GTK_WIDGET (form->password));
  ferry_dialog_ask_async (dialog, parent, cancellable, got_answer, task);
}

/**
 * ferry_login_dialog_ask_finish:
 * @keep: (out): how long the password is to be remembered
 *
 * Returns: (transfer full) (nullable): the settings with user and password, %NULL if cancelled
 */
FerryServer *
ferry_login_dialog_ask_finish (GAsyncResult *result, FerryKeep *keep)
{
  *keep = (FerryKeep) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (result), KEEP));
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
