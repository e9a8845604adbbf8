/* One bookmark of a site. See ferry-bookmark-row.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-bookmark-row.h"

#include "ferry-site-text.h"

struct _FerryBookmarkRow
{
  GtkBox parent_instance;

  GtkEntry *title;
  GtkEntry *remote_folder;
  GtkEntry *local_folder;
};

G_DEFINE_FINAL_TYPE (FerryBookmarkRow, ferry_bookmark_row, GTK_TYPE_BOX)

enum
{
  CHANGED,
  REMOVED,
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_changed (FerryBookmarkRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove_clicked (FerryBookmarkRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
on_go_clicked (FerryBookmarkRow *self)
{
  g_signal_emit (self, signals[GO], 0);
}

static void
ferry_bookmark_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_BOOKMARK_ROW);

  G_OBJECT_CLASS (ferry_bookmark_row_parent_class)->dispose (object);
}

static void
ferry_bookmark_row_class_init (FerryBookmarkRowClass *klass)
{
  static const char *const names[N_SIGNALS] = { "changed", "removed", "go" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_bookmark_row_dispose;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], FERRY_TYPE_BOOKMARK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/bookmark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryBookmarkRow, title);
  gtk_widget_class_bind_template_child (widget_class, FerryBookmarkRow, remote_folder);
  gtk_widget_class_bind_template_child (widget_class, FerryBookmarkRow, local_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_go_clicked);
}

static void
ferry_bookmark_row_init (FerryBookmarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_bookmark_row_new:
 * @charset: (nullable): what the server's names are in
 */
GtkWidget *
ferry_bookmark_row_new (const FerryBookmark *bookmark, const char *charset)
{
  FerryBookmarkRow *self = g_object_new (FERRY_TYPE_BOOKMARK_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->title), bookmark->title);
  ferry_site_text_show_remote (GTK_EDITABLE (self->remote_folder), bookmark->remote_folder,
                               charset);
  ferry_site_text_show_local (GTK_EDITABLE (self->local_folder), bookmark->local_folder);
  return GTK_WIDGET (self);
}

/**
 * ferry_bookmark_row_dup:
 *
 * Returns: (transfer full): what is shown
 */
FerryBookmark *
ferry_bookmark_row_dup (FerryBookmarkRow *self, const char *charset)
{
  g_autofree char *remote_folder =
      ferry_site_text_dup_remote (GTK_EDITABLE (self->remote_folder), charset);
  g_autofree char *local_folder = ferry_site_text_dup_local (GTK_EDITABLE (self->local_folder));

  return ferry_bookmark_new (gtk_editable_get_text (GTK_EDITABLE (self->title)), remote_folder,
                             local_folder);
}
