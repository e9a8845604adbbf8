/* Shows a certificate that is not trusted and asks whether to go on. Cancel is the default: the
 * connection may be somebody else's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-certificate-dialog.h"

#include "ferry-certificate-text.h"
#include "ferry-dialog.h"
#include "ferry-ftp-error.h"

#include <glib/gi18n.h>

#define FERRY_TYPE_CERTIFICATE_FORM (ferry_certificate_form_get_type ())
G_DECLARE_FINAL_TYPE (FerryCertificateForm, ferry_certificate_form, FERRY, CERTIFICATE_FORM, GtkBox)

struct _FerryCertificateForm
{
  GtkBox parent_instance;

  GtkLabel *reasons;
  GtkLabel *host;
  GtkLabel *names;
  GtkLabel *issuer;
  GtkLabel *valid_from;
  GtkLabel *valid_until;
  GtkLabel *fingerprint;
  GtkLabel *old_title;
  GtkLabel *old_fingerprint;
};

G_DEFINE_FINAL_TYPE (FerryCertificateForm, ferry_certificate_form, GTK_TYPE_BOX)

static void
ferry_certificate_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_CERTIFICATE_FORM);

  G_OBJECT_CLASS (ferry_certificate_form_parent_class)->dispose (object);
}

static void
ferry_certificate_form_class_init (FerryCertificateFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_certificate_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/certificate-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryCertificateForm, reasons);
  gtk_widget_class_bind_template_child (widget_class, FerryCertificateForm, host);
  gtk_widget_class_bind_template_child (widget_class, FerryCertificateForm, names);
  gtk_widget_class_bind_template_child (widget_class, FerryCertificateForm, issuer);
  gtk_widget_class_bind_template_child (widget_class, FerryCertificateForm, valid_from);
  gtk_widget_class_bind_template_child (widget_class, FerryCertificateForm, valid_until);
  gtk_widget_class_bind_template_child (widget_class, FerryCertificateForm, fingerprint);
  gtk_widget_class_bind_template_child (widget_class, FerryCertificateForm, old_title);
  gtk_widget_class_bind_template_child (widget_class, FerryCertificateForm, old_fingerprint);
}

static void
ferry_certificate_form_init (FerryCertificateForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_certificate (FerryCertificateForm *self, GTlsCertificate *certificate)
{
  g_autofree char *names = ferry_certificate_text_dup_names (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);
  g_autoptr (GDateTime) from = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) until = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *from_text = ferry_certificate_text_dup_date (from);
  g_autofree char *until_text = ferry_certificate_text_dup_date (until);

  gtk_label_set_label (self->names, names);
  gtk_label_set_label (self->issuer, issuer != NULL ? issuer : _ ("not told"));
  gtk_label_set_label (self->valid_from, from_text);
  gtk_label_set_label (self->valid_until, until_text);
}

static FerryCertificateForm *
make_form (const FerryServer *server, const GError *error, const char *fingerprint)
{
  FerryCertificateForm *self = g_object_new (FERRY_TYPE_CERTIFICATE_FORM, NULL);
  GTlsCertificateFlags flags = ferry_ftp_error_get_certificate_flags (error);
  g_autofree char *reasons = ferry_certificate_text_dup_reasons (flags, server->host);
  g_autofree char *grouped = ferry_certificate_text_group (fingerprint);
  gboolean is_changed =
      g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CERTIFICATE_CHANGED);

  show_certificate (self, ferry_ftp_error_get_certificate (error));
  gtk_label_set_label (self->reasons, reasons);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), *reasons != '\0');
  gtk_label_set_label (self->host, server->host);
  gtk_label_set_label (self->fingerprint, grouped);
  if ((flags & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->names), "error");
  if ((flags & G_TLS_CERTIFICATE_EXPIRED) != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->valid_until), "error");
  if (is_changed && server->pinned_fingerprint != NULL)
    {
      g_autofree char *old = ferry_certificate_text_group (server->pinned_fingerprint);

      gtk_label_set_label (self->old_fingerprint, old);
      gtk_widget_set_visible (GTK_WIDGET (self->old_title), TRUE);
      gtk_widget_set_visible (GTK_WIDGET (self->old_fingerprint), TRUE);
    }
  return self;
}

/* Unknown is a question; changed is a warning. */
static FerryDialog *
make_dialog (const FerryServer *server, const GError *error)
{
  g_autofree char *body = NULL;
  FerryDialog *dialog;

  if (g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_CERTIFICATE_CHANGED))
    {
      body = g_strdup_printf (
          _ ("“%s” shows another certificate than the one that you trusted. Somebody may be "
             "listening in. Go on only if you know that the server has a new certificate."),
          server->host);
      dialog = ferry_dialog_new (_ ("The Server’s Certificate Has Changed!"), body);
      ferry_dialog_set_icon (dialog, "dialog-error-symbolic", "error");
      gtk_widget_add_css_class (GTK_WIDGET (dialog), "loud");
      return dialog;
    }
  body =
      g_strdup_printf (_ ("The connection to “%s” would be encrypted, but nothing proves that it "
                          "is this server that answers."),
                       server->host);
  dialog = ferry_dialog_new (_ ("Unknown Certificate"), body);
  ferry_dialog_set_icon (dialog, "dialog-warning-symbolic", "warning");
  return dialog;
}

static const struct
{
  const char *answer;
  FerryTrust trust;
} trusts[] = {
  { FERRY_DIALOG_CANCEL, FERRY_TRUST_NEVER },
  { "once", FERRY_TRUST_ONCE },
  { "always", FERRY_TRUST_ALWAYS },
};

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  FerryTrust trust = FERRY_TRUST_NEVER;

  for (gsize i = 0; i < G_N_ELEMENTS (trusts); i++)
    if (g_str_equal (answer, trusts[i].answer))
      trust = trusts[i].trust;
  g_task_return_int (task, trust);
}

/**
 * ferry_certificate_dialog_ask_async:
 * @error: %FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN or _CHANGED, which carries the certificate
 *
 * Shows the dialog.
 */
void
ferry_certificate_dialog_ask_async (GtkWindow *parent,
                                    const FerryServer *server,
                                    const GError *error,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  char *fingerprint = ferry_ftp_dup_fingerprint (ferry_ftp_error_get_certificate (error));
  FerryDialog *dialog = make_dialog (server, error);
  GtkWidget *cancel;

  g_task_set_task_data (task, fingerprint, g_free);
  ferry_dialog_set_form (dialog, GTK_WIDGET (make_form (server, error, fingerprint)));
  cancel = ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  ferry_dialog_add_button (dialog, "once", _ ("Connect _Once"), FERRY_DIALOG_PLAIN);
  ferry_dialog_add_button (dialog, "always", _ ("_Always for This Server"), FERRY_DIALOG_PLAIN);
  ferry_dialog_set_default (dialog, cancel);
  ferry_dialog_ask_async (dialog, parent, cancellable, got_answer, task);
}

/**
 * ferry_certificate_dialog_ask_finish:
 * @fingerprint: (out) (transfer full): of the certificate that was shown
 *
 * Returns: whether and for how long to trust it
 */
FerryTrust
ferry_certificate_dialog_ask_finish (GAsyncResult *result, char **fingerprint)
{
  *fingerprint = g_strdup (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_int (G_TASK (result), NULL);
}
