/* The limits for downloads and uploads. Shown in kB a second, kept in bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-limit-pair.h"

#define UNIT 1000

struct _FerryLimitPair
{
  GtkBox parent_instance;

  gboolean is_setting;

  GtkSpinButton *download;
  GtkSpinButton *upload;
};

G_DEFINE_FINAL_TYPE (FerryLimitPair, ferry_limit_pair, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_value_changed (FerryLimitPair *self)
{
  if (!self->is_setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
ferry_limit_pair_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_LIMIT_PAIR);

  G_OBJECT_CLASS (ferry_limit_pair_parent_class)->dispose (object);
}

static void
ferry_limit_pair_class_init (FerryLimitPairClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_limit_pair_dispose;

  signals[CHANGED] = g_signal_new ("changed", FERRY_TYPE_LIMIT_PAIR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/limit-pair.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryLimitPair, download);
  gtk_widget_class_bind_template_child (widget_class, FerryLimitPair, upload);
  gtk_widget_class_bind_template_callback (widget_class, on_value_changed);
}

static void
ferry_limit_pair_init (FerryLimitPair *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A limit below the unit must not become none. */
static guint
to_units (guint limit)
{
  return limit / UNIT + (limit % UNIT != 0);
}

/**
 * ferry_limit_pair_set:
 * @download_limit: bytes a second, 0 for none
 */
void
ferry_limit_pair_set (FerryLimitPair *self, guint download_limit, guint upload_limit)
{
  self->is_setting = TRUE;
  gtk_spin_button_set_value (self->download, to_units (download_limit));
  gtk_spin_button_set_value (self->upload, to_units (upload_limit));
  self->is_setting = FALSE;
}

/**
 * ferry_limit_pair_get:
 */
void
ferry_limit_pair_get (FerryLimitPair *self, guint *download_limit, guint *upload_limit)
{
  *download_limit = (guint) gtk_spin_button_get_value_as_int (self->download) * UNIT;
  *upload_limit = (guint) gtk_spin_button_get_value_as_int (self->upload) * UNIT;
}
