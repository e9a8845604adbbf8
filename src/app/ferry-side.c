/* One side of the window. See ferry-side.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-side.h"

#include "ferry-tab-label.h"

struct _FerrySide
{
  GtkWidget parent_instance;

  FerryTab *shown;    /* borrowed from the notebook */
  gboolean is_moving; /* all tabs leave or come: nobody is told until they have */

  GtkNotebook *notebook;
};

G_DEFINE_FINAL_TYPE (FerrySide, ferry_side, GTK_TYPE_WIDGET)

enum
{
  TAB_ADDED,
  TAB_REMOVED,
  TAB_SHOWN,
  TAB_CLOSE_REQUESTED,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

static void
on_kind_changed (FerryTab *tab, GParamSpec *pspec, FerrySide *self)
{
  if (tab == self->shown)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/* What is behind is not there for assistive technology either. */
static void
set_in_front (GtkWidget *page, gboolean is_in_front)
{
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, is_in_front);
}

static FerryTab *
find_tab (FerrySide *self, GtkWidget *label)
{
  for (guint i = 0; i < ferry_side_get_n_tabs (self); i++)
    {
      FerryTab *tab = ferry_side_get_nth_tab (self, i);

      if (gtk_notebook_get_tab_label (self->notebook, GTK_WIDGET (tab)) == label)
        return tab;
    }
  return NULL;
}

static void
on_close_requested (FerrySide *self, GtkWidget *label)
{
  g_signal_emit (self, signals[TAB_CLOSE_REQUESTED], 0, find_tab (self, label));
}

static void
on_chosen (FerrySide *self, GtkWidget *label)
{
  FerryTab *tab = find_tab (self, label);

  ferry_side_show_tab (self, tab);
  ferry_pane_grab_list_focus (ferry_tab_get_pane (tab));
}

/* Also when one was dragged here from the other side. */
static void
on_page_added (GtkNotebook *notebook, GtkWidget *page, guint number, FerrySide *self)
{
  GtkWidget *label = ferry_tab_label_new (FERRY_TAB (page));

  gtk_notebook_set_tab_label (notebook, page, label);
  gtk_notebook_set_tab_reorderable (notebook, page, TRUE);
  gtk_notebook_set_tab_detachable (notebook, page, TRUE);
  g_signal_connect_object (label, "close-requested", G_CALLBACK (on_close_requested), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (label, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::kind", G_CALLBACK (on_kind_changed), self, 0);
  gtk_notebook_set_show_tabs (notebook, gtk_notebook_get_n_pages (notebook) > 1);
  set_in_front (page, page == GTK_WIDGET (self->shown));
  g_signal_emit (self, signals[TAB_ADDED], 0, page);
}

static void
on_page_removed (GtkNotebook *notebook, GtkWidget *page, guint number, FerrySide *self)
{
  g_signal_handlers_disconnect_by_func (page, on_kind_changed, self);
  gtk_notebook_set_show_tabs (notebook, gtk_notebook_get_n_pages (notebook) > 1);
  if (self->shown == (gpointer) page)
    self->shown = NULL;
  g_signal_emit (self, signals[TAB_REMOVED], 0, page);
}

/* The focus may be to go into it. */
static void
on_page_switching (GtkNotebook *notebook, GtkWidget *page, guint number, FerrySide *self)
{
  set_in_front (page, TRUE);
}

static void
on_page_switched (GtkNotebook *notebook, GtkWidget *page, guint number, FerrySide *self)
{
  if (self->shown != NULL && self->shown != (gpointer) page)
    set_in_front (GTK_WIDGET (self->shown), FALSE);
  self->shown = FERRY_TAB (page);
  if (self->is_moving)
    return;
  g_signal_emit (self, signals[TAB_SHOWN], 0, page);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/* A bar with room to drop a tab is there only from the second tab on. */
static gboolean
on_tab_dropped (GtkDropTarget *target, const GValue *value, double x, double y, FerrySide *self)
{
  GtkNotebookPage *page = g_value_get_object (value);
  g_autoptr (GtkWidget) child = NULL;
  GtkWidget *notebook;

  g_object_get (page, "child", &child, NULL);
  notebook = child != NULL ? gtk_widget_get_ancestor (child, GTK_TYPE_NOTEBOOK) : NULL;
  if (!FERRY_IS_TAB (child) || notebook == NULL || notebook == GTK_WIDGET (self->notebook))
    return FALSE;
  gtk_notebook_detach_tab (GTK_NOTEBOOK (notebook), child);
  ferry_side_add_tab (self, FERRY_TAB (child));
  ferry_side_show_tab (self, FERRY_TAB (child));
  return TRUE;
}

static void
ferry_side_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_KIND)
    g_value_set_uint (value, ferry_side_get_kind (FERRY_SIDE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_side_dispose (GObject *object)
{
  FerrySide *self = FERRY_SIDE (object);

  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (self->notebook, self);
  self->shown = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_SIDE);

  G_OBJECT_CLASS (ferry_side_parent_class)->dispose (object);
}

static void
ferry_side_class_init (FerrySideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ferry_side_get_property;
  object_class->dispose = ferry_side_dispose;

  properties[PROP_KIND] =
      g_param_spec_uint ("kind", NULL, NULL, FERRY_SIDE_LOCAL, FERRY_SIDE_SERVER, FERRY_SIDE_LOCAL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[TAB_ADDED] = g_signal_new ("tab-added", FERRY_TYPE_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, FERRY_TYPE_TAB);
  signals[TAB_REMOVED] = g_signal_new ("tab-removed", FERRY_TYPE_SIDE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, FERRY_TYPE_TAB);
  signals[TAB_SHOWN] = g_signal_new ("tab-shown", FERRY_TYPE_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, FERRY_TYPE_TAB);
  signals[TAB_CLOSE_REQUESTED] =
      g_signal_new ("tab-close-requested", FERRY_TYPE_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, FERRY_TYPE_TAB);

  /* A plain widget could not have the name by which assistive technology tells the two apart. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ferryftp/Ferry/side.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySide, notebook);
  gtk_widget_class_bind_template_callback (widget_class, on_page_added);
  gtk_widget_class_bind_template_callback (widget_class, on_page_removed);
  gtk_widget_class_bind_template_callback (widget_class, on_page_switching);
  gtk_widget_class_bind_template_callback (widget_class, on_page_switched);
}

static void
ferry_side_init (FerrySide *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_NOTEBOOK_PAGE, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_tab_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * ferry_side_add_tab:
 *
 * Behind the tab that is in front.
 */
void
ferry_side_add_tab (FerrySide *self, FerryTab *tab)
{
  int position = gtk_notebook_get_current_page (self->notebook);

  gtk_notebook_insert_page (self->notebook, GTK_WIDGET (tab), NULL, position + 1);
}

/**
 * ferry_side_remove_tab:
 *
 * The tab lives on where somebody holds it.
 */
void
ferry_side_remove_tab (FerrySide *self, FerryTab *tab)
{
  gtk_notebook_detach_tab (self->notebook, GTK_WIDGET (tab));
}

/**
 * ferry_side_take_tabs:
 *
 * Takes all tabs away, for other ones to be given with ferry_side_give_tabs(), and tells nobody.
 *
 * Returns: (transfer full): the tabs in their order
 */
GPtrArray *
ferry_side_take_tabs (FerrySide *self)
{
  GPtrArray *tabs = g_ptr_array_new_with_free_func (g_object_unref);

  self->is_moving = TRUE;
  while (ferry_side_get_n_tabs (self) > 0)
    {
      g_ptr_array_add (tabs, g_object_ref (ferry_side_get_nth_tab (self, 0)));
      ferry_side_remove_tab (self, ferry_side_get_nth_tab (self, 0));
    }
  return tabs;
}

/**
 * ferry_side_give_tabs:
 * @tabs: for a side that has none
 * @shown: which of them is to be in front
 */
void
ferry_side_give_tabs (FerrySide *self, GPtrArray *tabs, FerryTab *shown)
{
  for (guint i = 0; i < tabs->len; i++)
    gtk_notebook_append_page (self->notebook, g_ptr_array_index (tabs, i), NULL);
  ferry_side_show_tab (self, shown);
  self->is_moving = FALSE;
  self->shown = shown;
}

/**
 * ferry_side_show_tab:
 *
 * Brings it to the front.
 */
void
ferry_side_show_tab (FerrySide *self, FerryTab *tab)
{
  gtk_notebook_set_current_page (self->notebook,
                                 gtk_notebook_page_num (self->notebook, GTK_WIDGET (tab)));
}

/**
 * ferry_side_step:
 * @step: 1 to the next tab, -1 to the one before, around the ends
 */
void
ferry_side_step (FerrySide *self, int step)
{
  int count = gtk_notebook_get_n_pages (self->notebook);

  gtk_notebook_set_current_page (
      self->notebook, (gtk_notebook_get_current_page (self->notebook) + step + count) % count);
}

/**
 * ferry_side_get_n_tabs:
 */
guint
ferry_side_get_n_tabs (FerrySide *self)
{
  return (guint) gtk_notebook_get_n_pages (self->notebook);
}

/**
 * ferry_side_get_nth_tab:
 *
 * Returns: (transfer none): in the order of the bar
 */
FerryTab *
ferry_side_get_nth_tab (FerrySide *self, guint number)
{
  return FERRY_TAB (gtk_notebook_get_nth_page (self->notebook, (int) number));
}

/**
 * ferry_side_get_tab:
 *
 * Returns: (transfer none): the one in front
 */
FerryTab *
ferry_side_get_tab (FerrySide *self)
{
  return self->shown;
}

/**
 * ferry_side_get_pane:
 *
 * Returns: (transfer none): of the tab in front, also while another page stands in its place
 */
FerryPane *
ferry_side_get_pane (FerrySide *self)
{
  return ferry_tab_get_pane (self->shown);
}

/**
 * ferry_side_get_session:
 *
 * Returns: (transfer none): of the tab in front
 */
FerrySession *
ferry_side_get_session (FerrySide *self)
{
  return ferry_tab_get_session (self->shown);
}

/**
 * ferry_side_get_kind:
 *
 * Returns: what the tab in front shows
 */
FerrySideKind
ferry_side_get_kind (FerrySide *self)
{
  return ferry_tab_get_kind (self->shown);
}
