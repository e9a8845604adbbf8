/* Exports the saved sites into a file. See ferry-export-dialog.h. The questions first, whether with
 * passwords and into which file; then the keyring is asked, and the file written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-export-dialog.h"

#include "ferry-cipher.h"
#include "ferry-dialog.h"
#include "ferry-export.h"
#include "ferry-imported.h"
#include "ferry-save-dialog.h"
#include "ferry-secret-many.h"
#include "ferry-secret.h"

#include <glib/gi18n.h>

#define FERRY_TYPE_EXPORT_FORM (ferry_export_form_get_type ())
G_DECLARE_FINAL_TYPE (FerryExportForm, ferry_export_form, FERRY, EXPORT_FORM, GtkBox)

struct _FerryExportForm
{
  GtkBox parent_instance;

  GtkWidget *button; /* borrowed: of the dialog around it; NULL without one */

  GtkCheckButton *with_passwords;
  GtkWidget *passphrases;
  GtkEditable *first;
  GtkEditable *second;
};

G_DEFINE_FINAL_TYPE (FerryExportForm, ferry_export_form, GTK_TYPE_BOX)

/* What one export needs until it is done. */
typedef struct
{
  GtkWindow *parent;
  GPtrArray *sites; /* of FerrySite */
  char *passphrase; /* nullable: without passwords */
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->parent);
  g_ptr_array_unref (export->sites);
  ferry_imported_wipe (export->passphrase);
  g_free (export->passphrase);
  g_clear_object (&export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* A passphrase that was mistyped is as good as lost. */
static void
on_changed (FerryExportForm *self)
{
  const char *first = gtk_editable_get_text (self->first);
  const char *second = gtk_editable_get_text (self->second);
  gboolean has_passwords = gtk_check_button_get_active (self->with_passwords);

  gtk_widget_set_sensitive (self->passphrases, has_passwords);
  if (self->button != NULL)
    gtk_widget_set_sensitive (self->button,
                              !has_passwords || (first[0] != '\0' && g_str_equal (first, second)));
}

static void
ferry_export_form_dispose (GObject *object)
{
  FERRY_EXPORT_FORM (object)->button = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_EXPORT_FORM);

  G_OBJECT_CLASS (ferry_export_form_parent_class)->dispose (object);
}

static void
ferry_export_form_class_init (FerryExportFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_export_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/export-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryExportForm, with_passwords);
  gtk_widget_class_bind_template_child (widget_class, FerryExportForm, passphrases);
  gtk_widget_class_bind_template_child (widget_class, FerryExportForm, first);
  gtk_widget_class_bind_template_child (widget_class, FerryExportForm, second);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
ferry_export_form_init (FerryExportForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  on_changed (self);
}

static void
report (Export *export, const GError *error)
{
  ferry_dialog_report (GTK_WIDGET (export->parent), _ ("The Sites Could Not Be Exported"), error);
}

static void
write_file (Export *export, GHashTable *passwords)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      ferry_export_sites (export->sites, passwords, export->passphrase, &error);

  if (bytes == NULL ||
      !g_file_replace_contents (
          export->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
          G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &error))
    report (export, error);
}

static void
got_passwords (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) passwords = ferry_secret_lookup_many_finish (result, &error);

  if (passwords != NULL)
    write_file (export, passwords);
  else
    report (export, error);
}

static void
got_file (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  GPtrArray *sites = export->sites;

  export->file = ferry_save_dialog_choose_finish (result);
  if (export->file == NULL)
    return;
  if (export->passphrase != NULL)
    ferry_secret_lookup_many_async (sites, NULL, got_passwords, g_steal_pointer (&export));
  else
    write_file (export, NULL);
}

static void
got_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autofree char *answer = ferry_dialog_ask_finish (FERRY_DIALOG (source), result);
  FerryExportForm *form = g_object_get_data (source, "form");
  GtkWindow *parent = export->parent;

  if (g_str_equal (answer, FERRY_DIALOG_CANCEL))
    return;
  if (gtk_check_button_get_active (form->with_passwords))
    export->passphrase = g_strdup (gtk_editable_get_text (form->first));
  ferry_save_dialog_choose_async (parent, _ ("Save the Exported Sites"), "ferry-sites.ini",
                                  got_file, g_steal_pointer (&export));
}

static GPtrArray *
dup_sites (FerrySiteStore *store)
{
  GPtrArray *sites = g_ptr_array_new_with_free_func (g_object_unref);
  guint length = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < length; i++)
    g_ptr_array_add (sites, g_list_model_get_item (G_LIST_MODEL (store), i));
  return sites;
}

/**
 * ferry_export_dialog_ask:
 * @store: whose sites are exported, all of them
 *
 * Asks how and where to, and does it.
 */
void
ferry_export_dialog_ask (GtkWindow *parent, FerrySiteStore *store)
{
  Export *export = g_new0 (Export, 1);
  FerryExportForm *form = g_object_new (FERRY_TYPE_EXPORT_FORM, NULL);
  g_autofree char *body = NULL;
  FerryDialog *dialog;

  export->parent = g_object_ref (parent);
  export->sites = dup_sites (store);
  body = g_strdup_printf (ngettext ("%u site goes into a file that another Ferry can import.",
                                    "%u sites go into a file that another Ferry can import.",
                                    export->sites->len),
                          export->sites->len);
  dialog = ferry_dialog_new (_ ("Export Sites"), body);
  gtk_widget_set_visible (GTK_WIDGET (form),
                          ferry_cipher_is_there () && ferry_secret_has_keyring ());
  ferry_dialog_set_form (dialog, GTK_WIDGET (form));
  g_object_set_data_full (G_OBJECT (dialog), "form", g_object_ref (form), g_object_unref);
  ferry_dialog_add_button (dialog, FERRY_DIALOG_CANCEL, _ ("_Cancel"), FERRY_DIALOG_PLAIN);
  form->button = ferry_dialog_add_button (dialog, "export", _ ("_Export…"), FERRY_DIALOG_SUGGESTED);
  gtk_widget_set_sensitive (form->button, export->sites->len > 0);
  ferry_dialog_set_default (dialog, form->button);
  ferry_dialog_ask_async (dialog, parent, NULL, got_answer, export);
}
