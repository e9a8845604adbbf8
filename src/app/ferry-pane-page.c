/* What a pane shows: its list, or a message in the list's place. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-page.h"

#include "ferry-pane-message.h"

struct _FerryPanePage
{
  GtkStack *stack; /* borrowed, like all the others: the owner's */
  FerryEntryList *list;
  GtkWidget *message;
  FerryFolder *folder;
  FerryEntryModel *model;
};

/* GTK gives the keyboard to whatever comes next when the row that has it goes. Until other rows are
 * there, the stack holds it. */
static void
hold_focus (FerryPanePage *page)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (page->stack)) == NULL)
    return;
  gtk_widget_set_focusable (GTK_WIDGET (page->stack), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (page->stack));
}

static void
give_focus (FerryPanePage *page)
{
  if (gtk_widget_is_focus (GTK_WIDGET (page->stack)))
    ferry_pane_page_grab_focus (page);
  gtk_widget_set_focusable (GTK_WIDGET (page->stack), FALSE);
}

/**
 * ferry_pane_page_new:
 * @stack: with the pages "list" and "message"
 */
FerryPanePage *
ferry_pane_page_new (GtkStack *stack, FerryEntryList *list, GtkWidget *message, FerryFolder *folder)
{
  FerryPanePage *page = g_new0 (FerryPanePage, 1);

  page->stack = stack;
  page->list = list;
  page->message = message;
  page->folder = folder;
  page->model = ferry_folder_get_model (folder);
  g_signal_connect_swapped (page->model, "before-change", G_CALLBACK (hold_focus), page);
  return page;
}

/**
 * ferry_pane_page_free:
 *
 * To be called while the folder is still there.
 */
void
ferry_pane_page_free (FerryPanePage *page)
{
  g_signal_handlers_disconnect_by_data (page->model, page);
  g_free (page);
}

/**
 * ferry_pane_page_update:
 * @filter: what the shown names must contain, possibly empty
 *
 * The folder or its rows have changed.
 */
void
ferry_pane_page_update (FerryPanePage *page, const char *filter)
{
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (page->model)) > 0;
  /* A folder that is there at once does not flash. */
  gboolean is_list = has_rows || ferry_folder_is_new (page->folder);
  const char *name = is_list ? "list" : "message";

  if (!is_list)
    ferry_pane_message_update (page->message, page->folder, filter);
  if (!g_str_equal (gtk_stack_get_visible_child_name (page->stack), name))
    hold_focus (page);
  gtk_stack_set_visible_child_name (page->stack, name);
  if (has_rows || !is_list)
    give_focus (page);
}

/**
 * ferry_pane_page_grab_focus:
 *
 * Puts the keyboard into what is shown.
 */
void
ferry_pane_page_grab_focus (FerryPanePage *page)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (page->stack), "list"))
    gtk_widget_grab_focus (GTK_WIDGET (page->list));
  else
    gtk_widget_grab_focus (page->message);
}
