/* The columns of a plan: a table. Main thread. See ferry-sync-columns.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-columns.h"

#include "ferry-direction.h"
#include "ferry-sync-text.h"
#include "ferry-table-cell.h"
#include "ferry-text-scale.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *title; /* to be translated */
  int width;         /* of a column that does not expand; 0: it expands */
  int hidden_below;  /* width of the view under which the column is hidden, 0 never */
  GtkWidget *(*make) (void);
  void (*show) (GtkWidget *cell, FerrySyncItem *item);
} Column;

static FerrySyncItem *
get_item (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), "sync-item");
}

static void
on_ticked (GtkCheckButton *tick)
{
  FerrySyncItem *item = get_item (GTK_WIDGET (tick));

  if (item == NULL)
    return;
  ferry_sync_item_set_action (item, gtk_check_button_get_active (tick)
                                        ? ferry_sync_item_get_advice (item)
                                        : FERRY_SYNC_LEAVE);
}

static GtkWidget *
make_tick (void)
{
  GtkWidget *tick = gtk_check_button_new ();

  gtk_widget_set_can_focus (tick, FALSE);
  gtk_widget_set_halign (tick, GTK_ALIGN_CENTER);
  g_signal_connect (tick, "toggled", G_CALLBACK (on_ticked), NULL);
  return tick;
}

/* @label: (transfer full) */
static void
take_label (GtkWidget *cell, char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (label);
}

/* What the rules leave alone has nothing to be ticked: choose an action instead. */
static void
show_tick (GtkWidget *cell, FerrySyncItem *item)
{
  FerrySyncAction action = ferry_sync_item_get_action (item);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (cell), action != FERRY_SYNC_LEAVE);
  gtk_widget_set_sensitive (cell, action != FERRY_SYNC_LEAVE ||
                                      ferry_sync_item_get_advice (item) != FERRY_SYNC_LEAVE);
  /* Translators: of a tick; %s is a path */
  take_label (cell, g_strdup_printf (_ ("Do it: %s"), ferry_sync_item_get_path (item)));
}

static void
show_path (GtkWidget *cell, FerrySyncItem *item)
{
  ferry_table_cell_set_icon (cell, ferry_sync_item_is_folder (item) ? "folder-symbolic"
                                                                    : "text-x-generic-symbolic");
  ferry_table_cell_set_text (gtk_widget_get_last_child (cell), ferry_sync_item_get_path (item));
  gtk_widget_set_tooltip_text (cell, ferry_sync_item_get_path (item));
}

static void
show_side (GtkWidget *cell, const FerryEntry *entry)
{
  g_autofree char *text = ferry_sync_text_facts (entry);

  ferry_table_cell_set_text (cell, text);
  gtk_widget_set_tooltip_text (cell, text);
}

static void
show_left (GtkWidget *cell, FerrySyncItem *item)
{
  show_side (cell, ferry_sync_item_get_left (item));
}

static void
show_right (GtkWidget *cell, FerrySyncItem *item)
{
  show_side (cell, ferry_sync_item_get_right (item));
}

static void
show_action (GtkWidget *cell, FerrySyncItem *item)
{
  ferry_choices_select (GTK_DROP_DOWN (cell), ferry_sync_action_choices,
                        (int) ferry_sync_item_get_action (item));
  gtk_widget_set_sensitive (cell, ferry_sync_item_get_reason (item) != FERRY_SYNC_UNREADABLE);
  /* Translators: of a list of actions; %s is a path */
  take_label (cell, g_strdup_printf (_ ("Action for %s"), ferry_sync_item_get_path (item)));
}

static void
on_action_selected (GtkDropDown *drop_down)
{
  FerrySyncItem *item = get_item (GTK_WIDGET (drop_down));

  if (item == NULL)
    return;
  /* Nothing is copied from where nothing is. */
  if (!ferry_sync_item_set_action (item, (FerrySyncAction) ferry_choices_get_selected (
                                             drop_down, ferry_sync_action_choices)))
    show_action (GTK_WIDGET (drop_down), item);
}

static GtkWidget *
make_action (void)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  ferry_choices_fill (GTK_DROP_DOWN (drop_down), ferry_sync_action_choices);
  /* Tab leads out of the table; in it, keys change the selected lines. */
  gtk_widget_set_can_focus (gtk_widget_get_first_child (drop_down), FALSE);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (on_action_selected), NULL);
  return drop_down;
}

static void
show_reason (GtkWidget *cell, FerrySyncItem *item)
{
  FerrySyncReason reason = ferry_sync_item_get_reason (item);
  gboolean is_odd = reason == FERRY_SYNC_CONFLICT || reason == FERRY_SYNC_KINDS ||
                    reason == FERRY_SYNC_UNREADABLE;

  ferry_table_cell_set_text (cell, ferry_sync_text_reason (reason));
  ferry_table_cell_set_class (cell, is_odd ? "odd" : NULL);
  gtk_widget_set_tooltip_text (cell, ferry_sync_text_reason (reason));
}

static const Column columns[] = {
  { N_ ("Do"), 44, 0, make_tick, show_tick },
  { N_ ("Name"), 0, 0, ferry_table_cell_make_icon_and_text, show_path },
  { N_ ("Left"), 190, 760, ferry_table_cell_make_text, show_left },
  { N_ ("Action"), 150, 0, make_action, show_action },
  { N_ ("Right"), 190, 760, ferry_table_cell_make_text, show_right },
  { N_ ("Why"), 150, 0, ferry_table_cell_make_text, show_reason },
};

static void
show (GtkListItem *list_item)
{
  const Column *column = g_object_get_data (G_OBJECT (list_item), "column");
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  FerrySyncItem *item = gtk_list_item_get_item (list_item);

  /* What is shown is no choice. */
  g_object_set_data (G_OBJECT (cell), "sync-item", NULL);
  column->show (cell, item);
  g_object_set_data (G_OBJECT (cell), "sync-item", item);
}

static void
on_action_changed (FerrySyncItem *item, GParamSpec *pspec, GtkListItem *list_item)
{
  show (list_item);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const Column *column = user_data;

  g_object_set_data (G_OBJECT (list_item), "column", user_data);
  ferry_table_cell_put (column->make (), list_item);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  show (list_item);
  g_signal_connect (gtk_list_item_get_item (list_item), "notify::action",
                    G_CALLBACK (on_action_changed), list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), "sync-item", NULL);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), on_action_changed,
                                        list_item);
}

static GtkColumnViewColumn *
new_column (const Column *spec)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column =
      gtk_column_view_column_new (ferry_direction_translate (spec->title), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) spec);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  g_signal_connect (factory, "teardown", G_CALLBACK (ferry_table_cell_on_teardown), NULL);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (spec->width != 0)
    gtk_column_view_column_set_fixed_width (column, ferry_text_scale (spec->width));
  else
    gtk_column_view_column_set_expand (column, TRUE);
  return column;
}

/**
 * ferry_sync_columns_add:
 * @view: of a model of #FerrySyncItem
 */
void
ferry_sync_columns_add (GtkColumnView *view)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = new_column (&columns[i]);

      gtk_column_view_append_column (view, column);
    }
}

/**
 * ferry_sync_columns_fit:
 * @width: of the view
 *
 * Hides the columns that a narrow view has no room for.
 */
void
ferry_sync_columns_fit (GtkColumnView *view, int width)
{
  GListModel *model = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      ferry_table_cell_show_column (column, width >= ferry_text_scale (columns[i].hidden_below));
    }
}
