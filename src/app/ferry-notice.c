/* A line of text that appears over the window for some seconds: for what happened as the user
 * wished and needs no answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-notice.h"

#include "ferry-announce.h"

#define SECONDS_SHOWN 5

struct _FerryNotice
{
  GtkWidget parent_instance;

  guint timeout;

  GtkRevealer *revealer;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (FerryNotice, ferry_notice, GTK_TYPE_WIDGET)

static gboolean
hide_notice (gpointer user_data)
{
  FerryNotice *self = user_data;

  self->timeout = 0;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  return G_SOURCE_REMOVE;
}

static void
ferry_notice_dispose (GObject *object)
{
  g_clear_handle_id (&FERRY_NOTICE (object)->timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_NOTICE);

  G_OBJECT_CLASS (ferry_notice_parent_class)->dispose (object);
}

static void
ferry_notice_class_init (FerryNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_notice_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ferryftp/Ferry/notice.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, FerryNotice, label);
}

static void
ferry_notice_init (FerryNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_notice_show:
 * @text: one sentence; takes the place of one that is still shown
 */
void
ferry_notice_show (FerryNotice *self, const char *text)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_label_set_label (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  ferry_announce (GTK_WIDGET (self), text);
  self->timeout = g_timeout_add_seconds (SECONDS_SHOWN, hide_notice, self);
}
