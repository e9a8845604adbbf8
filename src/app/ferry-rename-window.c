/* Renames many at once. See ferry-rename-window.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-rename-window.h"

#include "ferry-pane-entries.h"
#include "ferry-pane-task.h"
#include "ferry-path.h"
#include "ferry-place-content.h"
#include "ferry-rename-item.h"
#include "ferry-table-cell.h"

#include <glib/gi18n.h>

struct _FerryRenameWindow
{
  GtkWindow parent_instance;

  FerryPane *pane;      /* owned */
  FerryBundle *bundle;  /* owned: the pane may show another folder by then */
  GListStore *items;    /* owned */
  GHashTable *existing; /* owned: the names in the folder */

  GtkEditable *pattern;
  GtkSpinButton *start;
  GtkSpinButton *step;
  GtkSpinButton *digits;
  GtkEditable *find;
  GtkEditable *replace;
  GtkCheckButton *is_regex;
  GtkCheckButton *ignores_case;
  GtkDropDown *letters;
  GtkColumnView *preview;
  GtkLabel *summary;
  GtkWidget *rename;
};

G_DEFINE_FINAL_TYPE (FerryRenameWindow, ferry_rename_window, GTK_TYPE_WINDOW)

static FerryRenameItem *
get_item (FerryRenameWindow *self, guint index)
{
  g_autoptr (FerryRenameItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);

  return item; /* the store has it */
}

/* The preview */

static FerryRenameRule
read_rule (FerryRenameWindow *self)
{
  return (FerryRenameRule){
    .pattern = gtk_editable_get_text (self->pattern),
    .start = gtk_spin_button_get_value_as_int (self->start),
    .step = gtk_spin_button_get_value_as_int (self->step),
    .digits = (guint) gtk_spin_button_get_value_as_int (self->digits),
    .find = gtk_editable_get_text (self->find),
    .replace = gtk_editable_get_text (self->replace),
    .is_regex = gtk_check_button_get_active (self->is_regex),
    .ignores_case = gtk_check_button_get_active (self->ignores_case),
    .letters = (FerryRenameCase) gtk_drop_down_get_selected (self->letters),
  };
}

static void
judge (FerryRenameWindow *self, guint count)
{
  g_autofree const char **old_names = g_new (const char *, count);
  g_autofree const char **new_names = g_new (const char *, count);
  g_autofree FerryRenameVerdict *verdicts = g_new (FerryRenameVerdict, count);

  for (guint i = 0; i < count; i++)
    {
      old_names[i] = get_item (self, i)->entry->name;
      new_names[i] = get_item (self, i)->bytes;
    }
  ferry_rename_judge (old_names, new_names, count, self->existing, verdicts);
  for (guint i = 0; i < count; i++)
    get_item (self, i)->verdict = verdicts[i];
}

static void
say (FerryRenameWindow *self, const char *text, gboolean is_problem)
{
  gtk_label_set_label (self->summary, text);
  if (is_problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->summary), "answer");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "answer");
}

static void
sum_up (FerryRenameWindow *self, guint count)
{
  guint renamed = 0, problems = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < count; i++)
    {
      FerryRenameItem *item = get_item (self, i);

      renamed += item->verdict == FERRY_RENAME_FINE;
      problems += ferry_rename_item_get_problem (item) != NULL;
    }
  text = problems > 0 ? g_strdup_printf (ngettext ("%u name cannot be given.",
                                                   "%u names cannot be given.", problems),
                                         problems)
                      : g_strdup_printf (ngettext ("%u of %u gets a new name.",
                                                   "%u of %u get new names.", renamed),
                                         renamed, count);
  say (self, text, problems > 0);
  gtk_widget_set_sensitive (self->rename, renamed > 0 && problems == 0);
}

static void
update (FerryRenameWindow *self)
{
  FerryRenameRule rule;
  guint count;
  g_autoptr (GError) error = NULL;

  if (self->items == NULL)
    return;
  rule = read_rule (self);
  count = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  if (!ferry_rename_rule_check (&rule, &error))
    {
      say (self, error->message, TRUE);
      gtk_widget_set_sensitive (self->rename, FALSE);
      return;
    }
  for (guint i = 0; i < count; i++)
    ferry_rename_item_apply (get_item (self, i), self->bundle->place, &rule, i);
  judge (self, count);
  sum_up (self, count);
  g_list_model_items_changed (G_LIST_MODEL (self->items), 0, count, count);
}

/* Its columns */

static void
bind_old (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  FerryRenameItem *item = gtk_list_item_get_item (list_item);

  ferry_table_cell_set_text (gtk_list_item_get_child (list_item), item->name);
}

static void
bind_new (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  FerryRenameItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  ferry_table_cell_set_text (cell, item->new_name);
  ferry_table_cell_set_class (cell, item->verdict == FERRY_RENAME_SAME ? "dim-label" : NULL);
}

static void
bind_problem (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  FerryRenameItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  const char *problem = ferry_rename_item_get_problem (item);

  ferry_table_cell_set_icon (cell, problem != NULL ? "dialog-warning-symbolic" : NULL);
  ferry_table_cell_set_text (gtk_widget_get_last_child (cell), problem != NULL ? problem : "");
  ferry_table_cell_set_class (cell, "answer");
}

static void
set_up_text (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  ferry_table_cell_put (ferry_table_cell_make_text (), list_item);
}

static void
set_up_icon (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  ferry_table_cell_put (ferry_table_cell_make_icon_and_text (), list_item);
}

static void
add_column (FerryRenameWindow *self, const char *title, GCallback set_up, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", set_up, NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  g_signal_connect (factory, "teardown", G_CALLBACK (ferry_table_cell_on_teardown), NULL);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->preview, column);
}

/* What is done */

static void
on_mark_clicked (GtkButton *button, FerryRenameWindow *self)
{
  int position = gtk_editable_get_position (self->pattern);

  gtk_editable_delete_selection (self->pattern);
  gtk_editable_insert_text (self->pattern, gtk_widget_get_name (GTK_WIDGET (button)), -1,
                            &position);
  gtk_widget_grab_focus (GTK_WIDGET (self->pattern));
  gtk_editable_set_position (self->pattern, position);
}

static void
on_rename_clicked (FerryRenameWindow *self)
{
  g_autoptr (GPtrArray) from = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) to = g_ptr_array_new_with_free_func (g_free);
  FerryPaneTask *task;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      FerryRenameItem *item = get_item (self, i);

      if (item->verdict != FERRY_RENAME_FINE)
        continue;
      g_ptr_array_add (from, ferry_path_join (self->bundle->folder, item->entry->name));
      g_ptr_array_add (to, ferry_path_join (self->bundle->folder, item->bytes));
    }
  g_ptr_array_add (from, NULL);
  g_ptr_array_add (to, NULL);
  task = ferry_pane_task_new (self->pane, _ ("Renaming…"), _ ("Not everything could be renamed"));
  ferry_place_move_async (self->bundle->place, (const char *const *) from->pdata,
                          (const char *const *) to->pdata, ferry_pane_task_get_tally (task),
                          ferry_pane_task_get_cancellable (task), ferry_pane_task_did_step, task);
  gtk_window_close (GTK_WINDOW (self));
}

static void
ferry_rename_window_dispose (GObject *object)
{
  FerryRenameWindow *self = FERRY_RENAME_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_RENAME_WINDOW);
  g_clear_object (&self->items);
  g_clear_object (&self->pane);
  g_clear_pointer (&self->bundle, ferry_bundle_free);
  g_clear_pointer (&self->existing, g_hash_table_unref);

  G_OBJECT_CLASS (ferry_rename_window_parent_class)->dispose (object);
}

static void
ferry_rename_window_class_init (FerryRenameWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_rename_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/rename-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, pattern);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, start);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, step);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, digits);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, find);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, replace);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, is_regex);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, ignores_case);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, letters);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, FerryRenameWindow, rename);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_rename_clicked);
}

static void
ferry_rename_window_init (FerryRenameWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_column (self, _ ("Name"), G_CALLBACK (set_up_text), G_CALLBACK (bind_old));
  add_column (self, _ ("New Name"), G_CALLBACK (set_up_text), G_CALLBACK (bind_new));
  add_column (self, _ ("Problem"), G_CALLBACK (set_up_icon), G_CALLBACK (bind_problem));
}

/* All of the folder, whatever is filtered away. */
static GHashTable *
collect_names (FerryPane *pane)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *parts =
      ferry_entry_model_get_parts (ferry_folder_get_model (ferry_pane_get_folder (pane)));

  for (guint i = 0; i < parts->len; i++)
    {
      const FerryListing *part = g_ptr_array_index (parts, i);

      for (guint j = 0; j < ferry_listing_get_length (part); j++)
        g_hash_table_add (names, g_strdup (ferry_listing_get (part, j)->name));
    }
  return names;
}

/**
 * ferry_rename_window_present:
 *
 * For what is selected.
 */
void
ferry_rename_window_present (FerryPane *pane)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));
  FerryRenameWindow *self = g_object_new (FERRY_TYPE_RENAME_WINDOW, "transient-for", root, NULL);
  g_autoptr (GtkSelectionModel) rows = NULL;

  self->pane = g_object_ref (pane);
  self->bundle = ferry_pane_dup_bundle (pane);
  self->existing = collect_names (pane);
  self->items = g_list_store_new (FERRY_TYPE_RENAME_ITEM);
  for (guint i = 0; i < ferry_listing_get_length (self->bundle->entries); i++)
    {
      g_autoptr (FerryRenameItem) item =
          ferry_rename_item_new (self->bundle->place, ferry_listing_get (self->bundle->entries, i));

      g_list_store_append (self->items, item);
    }
  update (self);
  rows = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  gtk_column_view_set_model (self->preview, rows);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->find));
}
