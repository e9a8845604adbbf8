/* The user guide in a window. See ferry-guide-window.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-guide-window.h"

#include "ferry-guide-page.h"

#include <string.h>

struct _FerryGuideWindow
{
  GtkWindow parent_instance;

  GPtrArray *pages; /* owned; of FerryGuidePage, in the order of the rows */
  GQueue *visited;  /* owned; names, the last one is shown */

  GtkSearchEntry *search;
  GtkListBox *list;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (FerryGuideWindow, ferry_guide_window, GTK_TYPE_WINDOW)

static const FerryGuidePage *
get_page_of (FerryGuideWindow *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->pages, gtk_list_box_row_get_index (row));
}

static int
find_page (FerryGuideWindow *self, const char *name)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const FerryGuidePage *page = g_ptr_array_index (self->pages, i);

      if (g_str_equal (page->name, name))
        return (int) i;
    }
  return -1;
}

static gboolean on_link_activated (GtkLabel *label, const char *url, FerryGuideWindow *self);

/* Of a page that is shown its row is selected, which shows nothing anew. */
static void
show_page (FerryGuideWindow *self)
{
  const char *name = g_queue_peek_tail (self->visited);
  GtkWidget *page = ferry_guide_page_build (name, G_CALLBACK (on_link_activated), self);
  int index = find_page (self, name);

  gtk_scrolled_window_set_child (self->scroller, page);
  /* By its least height a picture would be next to nothing. */
  gtk_scrollable_set_vscroll_policy (
      GTK_SCROLLABLE (gtk_scrolled_window_get_child (self->scroller)), GTK_SCROLL_NATURAL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, index));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.back",
                                 g_queue_get_length (self->visited) > 1);
}

static void
go_to_page (FerryGuideWindow *self, const char *name)
{
  if (find_page (self, name) < 0 || g_strcmp0 (g_queue_peek_tail (self->visited), name) == 0)
    return;
  g_queue_push_tail (self->visited, g_strdup (name));
  show_page (self);
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FerryGuideWindow *self = FERRY_GUIDE_WINDOW (widget);

  if (g_queue_get_length (self->visited) < 2)
    return;
  g_free (g_queue_pop_tail (self->visited));
  show_page (self);
}

/* To another page here; everything else is the desktop's. */
static gboolean
on_link_activated (GtkLabel *label, const char *url, FerryGuideWindow *self)
{
  g_autofree char *name = NULL;

  if (strstr (url, "://") != NULL || !g_str_has_suffix (url, ".md"))
    return FALSE;
  name = g_strndup (url, strlen (url) - strlen (".md"));
  go_to_page (self, name);
  return TRUE;
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, FerryGuideWindow *self)
{
  if (row != NULL)
    go_to_page (self, get_page_of (self, row)->name);
}

/* Not by the list's own filter: assistive technology would be told of rows that are not there. */
static void
on_search_changed (GtkSearchEntry *entry, FerryGuideWindow *self)
{
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);

  for (guint i = 0; i < self->pages->len; i++)
    {
      const FerryGuidePage *page = g_ptr_array_index (self->pages, i);

      gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i)),
                              strstr (page->words, wanted) != NULL);
    }
}

static GtkWidget *
make_row (const FerryGuidePage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", page->title, "xalign", 0.0, "wrap",
                                   TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, page->title,
                                  -1);
  return row;
}

static void
fill_list (FerryGuideWindow *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->pages, i)));
}

static void
ferry_guide_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_GUIDE_WINDOW);

  G_OBJECT_CLASS (ferry_guide_window_parent_class)->dispose (object);
}

static void
ferry_guide_window_finalize (GObject *object)
{
  FerryGuideWindow *self = FERRY_GUIDE_WINDOW (object);

  g_ptr_array_unref (self->pages);
  g_queue_free_full (self->visited, g_free);

  G_OBJECT_CLASS (ferry_guide_window_parent_class)->finalize (object);
}

static void
ferry_guide_window_class_init (FerryGuideWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_guide_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ferry_guide_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/guide-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryGuideWindow, search);
  gtk_widget_class_bind_template_child (widget_class, FerryGuideWindow, list);
  gtk_widget_class_bind_template_child (widget_class, FerryGuideWindow, scroller);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_install_action (widget_class, "guide.back", NULL, go_back);
}

static void
ferry_guide_window_init (FerryGuideWindow *self)
{
  self->pages = ferry_guide_pages_load ();
  self->visited = g_queue_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_list (self);
}

static FerryGuideWindow *
find_open (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (FERRY_IS_GUIDE_WINDOW (l->data))
      return l->data;
  return NULL;
}

/**
 * ferry_guide_window_present:
 * @parent: a window of the application
 * @page: its name, such as "ec2"
 *
 * Not on top of @parent: one reads while one works.
 */
void
ferry_guide_window_present (GtkWindow *parent, const char *page)
{
  GtkApplication *application = gtk_window_get_application (parent);
  FerryGuideWindow *self = find_open (application);

  if (self == NULL)
    self = g_object_new (FERRY_TYPE_GUIDE_WINDOW, "application", application, NULL);
  go_to_page (self, page);
  gtk_window_present (GTK_WINDOW (self));
}
