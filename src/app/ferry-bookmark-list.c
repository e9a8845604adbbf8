/* The bookmarks of a site. See ferry-bookmark-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-bookmark-list.h"

struct _FerryBookmarkList
{
  GtkBox parent_instance;

  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (FerryBookmarkList, ferry_bookmark_list, GTK_TYPE_BOX)

enum
{
  CHANGED,
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_row_changed (FerryBookmarkList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_row_removed (FerryBookmarkRow *row, FerryBookmarkList *self)
{
  gtk_box_remove (self->rows, GTK_WIDGET (row));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_row_go (FerryBookmarkRow *row, FerryBookmarkList *self)
{
  g_signal_emit (self, signals[GO], 0, row);
}

static GtkWidget *
add_row (FerryBookmarkList *self, const FerryBookmark *bookmark, const char *charset)
{
  GtkWidget *row = ferry_bookmark_row_new (bookmark, charset);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_row_changed), self);
  g_signal_connect (row, "removed", G_CALLBACK (on_row_removed), self);
  g_signal_connect (row, "go", G_CALLBACK (on_row_go), self);
  gtk_box_append (self->rows, row);
  return row;
}

static void
on_add_clicked (FerryBookmarkList *self)
{
  g_autoptr (FerryBookmark) bookmark = ferry_bookmark_new ("", NULL, NULL);

  gtk_widget_child_focus (add_row (self, bookmark, NULL), GTK_DIR_TAB_FORWARD);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ferry_bookmark_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_BOOKMARK_LIST);

  G_OBJECT_CLASS (ferry_bookmark_list_parent_class)->dispose (object);
}

static void
ferry_bookmark_list_class_init (FerryBookmarkListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_bookmark_list_dispose;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_BOOKMARK_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[GO] = g_signal_new ("go", FERRY_TYPE_BOOKMARK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, FERRY_TYPE_BOOKMARK_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/bookmark-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryBookmarkList, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
}

static void
ferry_bookmark_list_init (FerryBookmarkList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_bookmark_list_show:
 */
void
ferry_bookmark_list_show (FerryBookmarkList *self, const FerrySiteData *data)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  for (guint i = 0; i < data->bookmarks->len; i++)
    add_row (self, data->bookmarks->pdata[i], ferry_server_get_charset (data->server));
}

/**
 * ferry_bookmark_list_apply:
 *
 * Writes what is shown into @data; a row with nothing in it is none.
 */
void
ferry_bookmark_list_apply (FerryBookmarkList *self, FerrySiteData *data)
{
  const char *charset = ferry_server_get_charset (data->server);

  g_ptr_array_set_size (data->bookmarks, 0);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autoptr (FerryBookmark) bookmark =
          ferry_bookmark_row_dup (FERRY_BOOKMARK_ROW (row), charset);

      if (*bookmark->title != '\0' || bookmark->remote_folder != NULL ||
          bookmark->local_folder != NULL)
        g_ptr_array_add (data->bookmarks, g_steal_pointer (&bookmark));
    }
}
