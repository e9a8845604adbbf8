/* What is in a list of sites, and which of them are wanted. See ferry-import-preview.h. What is
 * there already, is doubtful, or is no FTP is not chosen at first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-preview.h"

#include "ferry-import-row.h"
#include "ferry-import-take.h"

#include <glib/gi18n.h>

struct _FerryImportPreview
{
  GtkBox parent_instance;

  FerryImportList *list; /* owned, nullable */
  GListStore *items;     /* owned, of FerryImportItem */
  gboolean is_showing;   /* the check box of all, and nobody pressed it */

  GtkCheckButton *all;
  GtkLabel *heading;
  GtkWidget *lock;
  GtkEditable *passphrase;
  GtkLabel *warnings;
  GtkListView *view;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FerryImportPreview, ferry_import_preview, GTK_TYPE_BOX)

static guint
count_items (FerryImportPreview *self, gboolean (*is_counted) (FerryImportItem *item))
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint count = 0;

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (FerryImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      count += is_counted (item) != FALSE;
    }
  return count;
}

/* Some are chosen: neither yes nor no. */
static void
show_chosen (FerryImportPreview *self)
{
  guint possible = count_items (self, ferry_import_item_can_be_chosen);
  guint chosen = count_items (self, ferry_import_item_is_chosen);

  self->is_showing = TRUE;
  gtk_check_button_set_inconsistent (self->all, chosen > 0 && chosen < possible);
  gtk_check_button_set_active (self->all, chosen > 0 && chosen == possible);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), possible > 0);
  self->is_showing = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_chosen (FerryImportItem *item, GParamSpec *pspec, FerryImportPreview *self)
{
  if (!self->is_showing)
    show_chosen (self);
}

static void
on_all_toggled (FerryImportPreview *self)
{
  gboolean is_chosen = gtk_check_button_get_active (self->all);
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (self->is_showing)
    return;
  self->is_showing = TRUE;
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (FerryImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      ferry_import_item_set_chosen (item, is_chosen);
    }
  show_chosen (self);
}

static void
on_activated (FerryImportPreview *self, guint position)
{
  g_autoptr (FerryImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  ferry_import_item_set_chosen (item, !ferry_import_item_is_chosen (item));
}

static void
show_warnings (FerryImportPreview *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->list->warnings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (self->list->warnings, i));
  gtk_label_set_label (self->warnings, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), text->len > 0);
  gtk_widget_set_visible (self->lock, self->list->sealed != NULL);
}

/* Rows on the screen show their item anew. */
static void
refresh_rows (FerryImportPreview *self)
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  g_list_model_items_changed (G_LIST_MODEL (self->items), 0, length, length);
  show_chosen (self);
}

static void
on_unlock (FerryImportPreview *self)
{
  g_autoptr (GError) error = NULL;

  if (self->list == NULL || self->list->sealed == NULL)
    return;
  if (!ferry_import_list_unlock (self->list, gtk_editable_get_text (self->passphrase), &error))
    {
      gtk_label_set_label (self->warnings, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->warnings), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->passphrase), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
      return;
    }
  gtk_editable_set_text (self->passphrase, "");
  show_warnings (self);
  refresh_rows (self);
}

static void
on_passphrase_changed (FerryImportPreview *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->passphrase), "error");
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, g_object_new (FERRY_TYPE_IMPORT_ROW, NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  ferry_import_row_set_item (FERRY_IMPORT_ROW (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  ferry_import_row_set_item (FERRY_IMPORT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
ferry_import_preview_dispose (GObject *object)
{
  FerryImportPreview *self = FERRY_IMPORT_PREVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_IMPORT_PREVIEW);
  g_clear_object (&self->items);
  g_clear_pointer (&self->list, ferry_import_list_free);

  G_OBJECT_CLASS (ferry_import_preview_parent_class)->dispose (object);
}

static void
ferry_import_preview_class_init (FerryImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_import_preview_dispose;

  /* The choice, or a password, is another one. */
  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_IMPORT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryImportPreview, all);
  gtk_widget_class_bind_template_child (widget_class, FerryImportPreview, heading);
  gtk_widget_class_bind_template_child (widget_class, FerryImportPreview, lock);
  gtk_widget_class_bind_template_child (widget_class, FerryImportPreview, passphrase);
  gtk_widget_class_bind_template_child (widget_class, FerryImportPreview, warnings);
  gtk_widget_class_bind_template_child (widget_class, FerryImportPreview, view);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_unlock);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_changed);
}

static void
ferry_import_preview_init (FerryImportPreview *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (FERRY_TYPE_IMPORT_ITEM);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (self->view, factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

static void
add_sites (FerryImportPreview *self, FerrySiteStore *store)
{
  g_autoptr (GHashTable) known = ferry_import_dup_known (store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->list->sites->len; i++)
    {
      FerryImported *site = g_ptr_array_index (self->list->sites, i);
      FerryImportItem *item = ferry_import_item_new (site, ferry_import_is_known (known, site));

      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (on_chosen), self, 0);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}

/**
 * ferry_import_preview_show:
 * @list: (transfer full):
 * @store: what is there already
 */
void
ferry_import_preview_show (FerryImportPreview *preview,
                           FerryImportList *list,
                           FerrySiteStore *store)
{
  guint count = list->sites->len;
  /* Translators: the name of a program, how many sites of it were found */
  g_autofree char *heading =
      g_strdup_printf (ngettext ("%s: %u site", "%s: %u sites", count), list->program, count);

  g_list_store_remove_all (preview->items);
  g_clear_pointer (&preview->list, ferry_import_list_free);
  preview->list = list;
  gtk_label_set_label (preview->heading, heading);
  gtk_editable_set_text (preview->passphrase, "");
  add_sites (preview, store);
  show_warnings (preview);
  show_chosen (preview);
}

/**
 * ferry_import_preview_ask_passphrase:
 *
 * Returns: whether one is needed, and can be typed now
 */
gboolean
ferry_import_preview_ask_passphrase (FerryImportPreview *preview)
{
  return preview->list->sealed != NULL && gtk_widget_grab_focus (GTK_WIDGET (preview->passphrase));
}

/**
 * ferry_import_preview_dup_chosen:
 *
 * Returns: (transfer full) (element-type FerryImported): what is to be taken; they stay the
 * preview's
 */
GPtrArray *
ferry_import_preview_dup_chosen (FerryImportPreview *preview)
{
  GPtrArray *chosen = g_ptr_array_new ();
  guint length = g_list_model_get_n_items (G_LIST_MODEL (preview->items));

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (FerryImportItem) item = g_list_model_get_item (G_LIST_MODEL (preview->items), i);

      if (ferry_import_item_is_chosen (item))
        g_ptr_array_add (chosen, (gpointer) ferry_import_item_get_site (item));
    }
  return chosen;
}
