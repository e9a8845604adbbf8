/* The window that takes over the sites of another FTP client. See ferry-import-window.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-window.h"

#include "ferry-dialog.h"
#include "ferry-import-preview.h"
#include "ferry-import-sources.h"
#include "ferry-import-take.h"
#include "ferry-secret-many.h"
#include "ferry-secret.h"

#include <glib/gi18n.h>

struct _FerryImportWindow
{
  GtkWindow parent_instance;

  FerrySiteStore *store; /* owned; NULL once the window is gone */
  guint imported;        /* the last time */

  GtkStack *stack;
  FerryImportSources *sources;
  FerryImportPreview *preview;
  GtkLabel *outcome;
  GtkWidget *import;
  GtkLabel *done;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (FerryImportWindow, ferry_import_window, GTK_TYPE_WINDOW)

static guint
count_passwords (GPtrArray *sites)
{
  guint count = 0;

  for (guint i = 0; i < sites->len; i++)
    {
      const FerryImported *site = g_ptr_array_index (sites, i);

      count += site->server->password != NULL;
    }
  return count;
}

static void
on_preview_changed (FerryImportWindow *self)
{
  g_autoptr (GPtrArray) chosen = ferry_import_preview_dup_chosen (self->preview);
  guint passwords = count_passwords (chosen);
  g_autofree char *sites =
      g_strdup_printf (ngettext ("%u site", "%u sites", chosen->len), chosen->len);
  /* Translators: "3 sites, 1 of them with its password" */
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s, %u of them with its password",
                                 "%s, %u of them with their passwords", passwords),
                       sites, passwords);

  gtk_label_set_label (self->outcome, chosen->len == 0 ? _ ("Nothing is chosen")
                                      : passwords > 0  ? text
                                                       : sites);
  gtk_widget_set_sensitive (self->import, chosen->len > 0);
}

static void
on_list_read (FerryImportWindow *self)
{
  FerryImportList *list = ferry_import_sources_take_list (self->sources);

  if (list == NULL)
    return;
  ferry_import_preview_show (self->preview, list, self->store);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->import);
  if (!ferry_import_preview_ask_passphrase (self->preview))
    gtk_widget_grab_focus (self->import);
}

static void
on_back_clicked (FerryImportWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "sources");
  ferry_import_sources_look (self->sources);
}

static void
free_password (gpointer password)
{
  ferry_imported_wipe (password);
  g_free (password);
}

/* @passwords: what became of them, a sentence, or "" */
static void
show_done (FerryImportWindow *self, guint count, const char *passwords)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u site was imported.", "%u sites were imported.", count), count);
  g_autofree char *both = g_strconcat (text, passwords[0] != '\0' ? "\n" : "", passwords, NULL);

  gtk_label_set_label (self->done, both);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->close);
  gtk_widget_grab_focus (self->close);
}

static void
did_store (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_kept = ferry_secret_store_many_finish (result, &error);

  if (self->store != NULL)
    show_done (self, self->imported,
               is_kept ? _ ("Their passwords are in the keyring.") : error->message);
}

/* Until the keyring has them, and if it does not want them, they are here until Ferry ends. */
static void
store_passwords (FerryImportWindow *self, GPtrArray *saved, GPtrArray *chosen)
{
  g_autoptr (GPtrArray) passwords = g_ptr_array_new_with_free_func (free_password);

  for (guint i = 0; i < saved->len; i++)
    {
      const FerryImported *site = g_ptr_array_index (chosen, i);
      const FerryServer *server = ferry_site_get_server (g_ptr_array_index (saved, i));

      g_ptr_array_add (passwords, g_strdup (site->server->password));
      if (site->server->password != NULL)
        ferry_secret_keep_for_session (server, site->server->password);
    }
  gtk_widget_set_sensitive (self->import, FALSE);
  ferry_secret_store_many_async (saved, passwords, NULL, did_store, g_object_ref (self));
}

static void
on_import_clicked (FerryImportWindow *self)
{
  g_autoptr (GPtrArray) chosen = ferry_import_preview_dup_chosen (self->preview);
  g_autoptr (GPtrArray) saved = ferry_import_take (self->store, chosen);
  g_autoptr (GError) error = NULL;

  if (!ferry_kept_list_save (FERRY_KEPT_LIST (self->store), &error))
    ferry_dialog_report (GTK_WIDGET (self), _ ("The Sites Could Not Be Saved"), error);
  self->imported = saved->len;
  if (count_passwords (chosen) > 0)
    store_passwords (self, saved, chosen);
  else
    show_done (self, saved->len, "");
}

static void
ferry_import_window_dispose (GObject *object)
{
  FerryImportWindow *self = FERRY_IMPORT_WINDOW (object);

  g_clear_object (&self->store);
  /* GTK 4.8 would look at it after its end. */
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_IMPORT_WINDOW);

  G_OBJECT_CLASS (ferry_import_window_parent_class)->dispose (object);
}

static void
ferry_import_window_class_init (FerryImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_import_window_dispose;

  g_type_ensure (FERRY_TYPE_IMPORT_SOURCES);
  g_type_ensure (FERRY_TYPE_IMPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryImportWindow, sources);
  gtk_widget_class_bind_template_child (widget_class, FerryImportWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, FerryImportWindow, outcome);
  gtk_widget_class_bind_template_child (widget_class, FerryImportWindow, import);
  gtk_widget_class_bind_template_child (widget_class, FerryImportWindow, done);
  gtk_widget_class_bind_template_child (widget_class, FerryImportWindow, close);
  gtk_widget_class_bind_template_callback (widget_class, on_list_read);
  gtk_widget_class_bind_template_callback (widget_class, on_preview_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_import_clicked);
}

static void
ferry_import_window_init (FerryImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static FerryImportWindow *
find_window (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *node = windows; node != NULL; node = node->next)
    if (FERRY_IS_IMPORT_WINDOW (node->data) && gtk_window_get_transient_for (node->data) == parent)
      return node->data;
  return NULL;
}

/**
 * ferry_import_window_present:
 * @parent: the window it belongs to
 * @store: where the sites go
 *
 * Shows the one window of @parent.
 */
void
ferry_import_window_present (GtkWindow *parent, FerrySiteStore *store)
{
  FerryImportWindow *self = find_window (parent);

  if (self == NULL)
    {
      self = g_object_new (FERRY_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
      self->store = g_object_ref (store);
      ferry_import_sources_look (self->sources);
    }
  gtk_window_present (GTK_WINDOW (self));
}
