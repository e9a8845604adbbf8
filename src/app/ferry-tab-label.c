/* What stands on a tab. See ferry-tab-label.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tab-label.h"

#include "ferry-key-hint.h"
#include "ferry-tab-text.h"

struct _FerryTabLabel
{
  GtkBox parent_instance;

  FerryTab *tab; /* borrowed, weak */

  GtkPopover *menu;

  GtkSpinner *spinner;
  GtkImage *icon;
  GtkLabel *title;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (FerryTabLabel, ferry_tab_label, GTK_TYPE_BOX)

enum
{
  CLOSE_REQUESTED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The same in full. */
static char *
dup_hint (FerryTab *tab)
{
  FerryPlace *place = ferry_pane_get_place (ferry_tab_get_pane (tab));
  const char *path = ferry_pane_get_path (ferry_tab_get_pane (tab));
  g_autofree char *title = NULL;
  g_autofree char *shown = NULL;

  if (place == NULL || path == NULL)
    return ferry_tab_label_dup_title (tab);
  shown = ferry_place_decode (place, path, NULL);
  if (ferry_place_is_local (place))
    return g_steal_pointer (&shown);
  title = ferry_place_dup_title (place);
  return g_strdup_printf ("%s\n%s", title, shown);
}

static const char *
get_icon_name (FerryTab *tab)
{
  FerrySession *session = ferry_tab_get_session (tab);

  if (ferry_tab_get_kind (tab) == FERRY_SIDE_LOCAL)
    return "folder-symbolic";
  return ferry_session_get_place (session) != NULL && !ferry_session_is_lost (session)
             ? "network-server-symbolic"
             : "network-offline-symbolic";
}

static void
update (FerryTabLabel *self)
{
  g_autofree char *title = ferry_tab_label_dup_title (self->tab);
  g_autofree char *hint = dup_hint (self->tab);
  gboolean is_connecting =
      ferry_tab_get_kind (self->tab) == FERRY_SIDE_SERVER &&
      ferry_session_get_state (ferry_tab_get_session (self->tab)) == FERRY_SESSION_CONNECTING;

  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  /* The notebook's own tab has no name. */
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                    -1);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), hint);
  gtk_image_set_from_icon_name (self->icon, get_icon_name (self->tab));
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !is_connecting);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_connecting);
  gtk_spinner_set_spinning (self->spinner, is_connecting);
}

static void
on_close_clicked (FerryTabLabel *self)
{
  g_signal_emit (self, signals[CLOSE_REQUESTED], 0);
}

/* What is in the menu is about the tab in front. */
static void
show_menu (FerryTabLabel *self, double x, double y)
{
  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, FerryTabLabel *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));

  if (button == GDK_BUTTON_MIDDLE)
    g_signal_emit (self, signals[CLOSE_REQUESTED], 0);
  else if (button == GDK_BUTTON_SECONDARY)
    show_menu (self, x, y);
}

static void
ferry_tab_label_dispose (GObject *object)
{
  g_clear_weak_pointer (&FERRY_TAB_LABEL (object)->tab);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_TAB_LABEL);

  G_OBJECT_CLASS (ferry_tab_label_parent_class)->dispose (object);
}

static void
ferry_tab_label_class_init (FerryTabLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_tab_label_dispose;

  signals[CLOSE_REQUESTED] = g_signal_new ("close-requested", FERRY_TYPE_TAB_LABEL,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", FERRY_TYPE_TAB_LABEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/tab-label.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryTabLabel, menu);
  gtk_widget_class_bind_template_child (widget_class, FerryTabLabel, spinner);
  gtk_widget_class_bind_template_child (widget_class, FerryTabLabel, icon);
  gtk_widget_class_bind_template_child (widget_class, FerryTabLabel, title);
  gtk_widget_class_bind_template_child (widget_class, FerryTabLabel, close);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
}

static void
ferry_tab_label_init (FerryTabLabel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ferry_key_hint_add (self->close, "win.close-tab");
}

/**
 * ferry_tab_label_new:
 *
 * Returns: (transfer floating): says what @tab shows
 */
GtkWidget *
ferry_tab_label_new (FerryTab *tab)
{
  FerryTabLabel *self = g_object_new (FERRY_TYPE_TAB_LABEL, NULL);

  g_set_weak_pointer (&self->tab, tab);
  g_signal_connect_object (tab, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::parent", G_CALLBACK (update), NULL);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * ferry_tab_label_dup_title:
 *
 * Returns: (transfer full): what @tab shows, in a few words
 */
char *
ferry_tab_label_dup_title (FerryTab *tab)
{
  FerryPane *pane = ferry_tab_get_pane (tab);
  g_autofree char *name = ferry_tab_get_kind (tab) == FERRY_SIDE_SERVER
                              ? ferry_session_dup_name (ferry_tab_get_session (tab))
                              : NULL;

  return ferry_tab_text_title (name, ferry_pane_get_place (pane), ferry_pane_get_path (pane));
}
