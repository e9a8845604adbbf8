/* An entry for what the names that a pane shows must contain. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-filter-bar.h"

struct _FerryFilterBar
{
  GtkBox parent_instance;

  FerryEntryModel *model; /* owned */

  GtkSearchBar *search_bar;
  GtkEditable *entry;
};

G_DEFINE_FINAL_TYPE (FerryFilterBar, ferry_filter_bar, GTK_TYPE_BOX)

enum
{
  PROP_IS_OPEN = 1,
  N_PROPERTIES
};

enum
{
  LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
on_changed (GtkSearchEntry *entry, FerryFilterBar *bar)
{
  if (bar->model != NULL)
    ferry_entry_model_set_filter (bar->model, gtk_editable_get_text (bar->entry));
}

static void
on_stopped (GtkSearchEntry *entry, FerryFilterBar *bar)
{
  ferry_filter_bar_set_open (bar, FALSE);
  g_signal_emit (bar, signals[LEFT], 0);
}

static void
on_activated (GtkSearchEntry *entry, FerryFilterBar *bar)
{
  g_signal_emit (bar, signals[LEFT], 0);
}

/* Closed, it hides nothing any more. */
static void
on_opened_or_closed (GtkSearchBar *search_bar, GParamSpec *pspec, FerryFilterBar *bar)
{
  if (!gtk_search_bar_get_search_mode (bar->search_bar))
    {
      gtk_editable_set_text (bar->entry, "");
      if (bar->model != NULL)
        ferry_entry_model_set_filter (bar->model, NULL);
    }
  g_object_notify_by_pspec (G_OBJECT (bar), properties[PROP_IS_OPEN]);
}

static gboolean
ferry_filter_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FERRY_FILTER_BAR (widget)->entry));
}

static void
ferry_filter_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FerryFilterBar *bar = FERRY_FILTER_BAR (object);

  if (id == PROP_IS_OPEN)
    g_value_set_boolean (value, gtk_search_bar_get_search_mode (bar->search_bar));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_filter_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_IS_OPEN)
    ferry_filter_bar_set_open (FERRY_FILTER_BAR (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_filter_bar_dispose (GObject *object)
{
  FerryFilterBar *bar = FERRY_FILTER_BAR (object);

  g_clear_object (&bar->model);
  gtk_widget_dispose_template (GTK_WIDGET (bar), FERRY_TYPE_FILTER_BAR);

  G_OBJECT_CLASS (ferry_filter_bar_parent_class)->dispose (object);
}

static void
ferry_filter_bar_class_init (FerryFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ferry_filter_bar_get_property;
  object_class->set_property = ferry_filter_bar_set_property;
  object_class->dispose = ferry_filter_bar_dispose;
  widget_class->grab_focus = ferry_filter_bar_grab_focus;

  properties[PROP_IS_OPEN] =
      g_param_spec_boolean ("is-open", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[LEFT] = g_signal_new ("left", FERRY_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryFilterBar, search_bar);
  gtk_widget_class_bind_template_child (widget_class, FerryFilterBar, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_opened_or_closed);
}

static void
ferry_filter_bar_init (FerryFilterBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}

/**
 * ferry_filter_bar_set_model:
 * @model: whose names are filtered
 */
void
ferry_filter_bar_set_model (FerryFilterBar *bar, FerryEntryModel *model)
{
  g_set_object (&bar->model, model);
}

/**
 * ferry_filter_bar_get_text:
 *
 * Returns: (transfer none): what names must contain, possibly empty
 */
const char *
ferry_filter_bar_get_text (FerryFilterBar *bar)
{
  return gtk_editable_get_text (bar->entry);
}

/**
 * ferry_filter_bar_set_open:
 *
 * Closing it shows all names again.
 */
void
ferry_filter_bar_set_open (FerryFilterBar *bar, gboolean is_open)
{
  gtk_search_bar_set_search_mode (bar->search_bar, is_open);
}
