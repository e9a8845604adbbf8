/* The search of a pane. See ferry-pane-search.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-search.h"

#include "ferry-pane-actions.h"
#include "ferry-pane-entries.h"
#include "ferry-search-view.h"

#define KEY "ferry-pane-search"

/* What is left of the pane while the search is open: its bar. */
static void
show_others (FerryPane *pane, gboolean are_shown)
{
  gtk_widget_set_visible (ferry_pane_get_body (pane), are_shown);
  gtk_widget_set_visible (GTK_WIDGET (ferry_pane_get_status (pane)), are_shown);
}

static void
close_search (FerryPane *pane)
{
  GtkWidget *view = g_object_get_data (G_OBJECT (pane), KEY);

  ferry_search_view_stop (FERRY_SEARCH_VIEW (view));
  gtk_widget_set_visible (view, FALSE);
  show_others (pane, TRUE);
  ferry_pane_actions_update (pane);
  ferry_pane_grab_list_focus (pane);
}

static void
on_open_requested (FerrySearchView *view, const char *folder, const char *name, FerryPane *pane)
{
  g_autofree char *path = g_strdup (folder);
  g_autofree char *wanted = g_strdup (name);

  close_search (pane);
  ferry_pane_open (pane, path);
  ferry_pane_select_names (pane, (const char *const[]){ wanted, NULL });
}

/* Who goes to another folder by the bar wants to see it. */
static void
on_path_changed (FerryPane *pane, GParamSpec *pspec, FerrySearchView *view)
{
  ferry_search_view_set_folder (view, ferry_pane_get_place (pane), ferry_pane_get_path (pane));
  if (gtk_widget_get_visible (GTK_WIDGET (view)))
    close_search (pane);
}

static GtkWidget *
make_view (FerryPane *pane)
{
  GtkWidget *view = ferry_search_view_new ();

  gtk_widget_set_visible (view, FALSE);
  gtk_box_insert_child_after (GTK_BOX (pane), view, ferry_pane_get_body (pane));
  g_object_set_data (G_OBJECT (pane), KEY, view);
  g_signal_connect (view, "open-requested", G_CALLBACK (on_open_requested), pane);
  g_signal_connect_swapped (view, "close-requested", G_CALLBACK (close_search), pane);
  g_signal_connect_swapped (view, "selection-changed", G_CALLBACK (ferry_pane_actions_update),
                            pane);
  g_signal_connect_object (pane, "notify::path", G_CALLBACK (on_path_changed), view, 0);
  ferry_search_view_set_folder (FERRY_SEARCH_VIEW (view), ferry_pane_get_place (pane),
                                ferry_pane_get_path (pane));
  return view;
}

/**
 * ferry_pane_search:
 *
 * Opens the search below the folder shown.
 */
void
ferry_pane_search (FerryPane *pane)
{
  GtkWidget *view = g_object_get_data (G_OBJECT (pane), KEY);

  if (view == NULL)
    view = make_view (pane);
  show_others (pane, FALSE);
  gtk_widget_set_visible (view, TRUE);
  ferry_pane_actions_update (pane);
  gtk_widget_grab_focus (view);
}

/**
 * ferry_pane_is_searching:
 *
 * Returns: whether what a search found stands in the list's place
 */
gboolean
ferry_pane_is_searching (FerryPane *pane)
{
  GtkWidget *view = g_object_get_data (G_OBJECT (pane), KEY);

  return view != NULL && gtk_widget_get_visible (view);
}

/**
 * ferry_pane_search_grab_focus:
 *
 * Returns: whether there is an open search to take it
 */
gboolean
ferry_pane_search_grab_focus (FerryPane *pane)
{
  return ferry_pane_is_searching (pane) &&
         gtk_widget_grab_focus (g_object_get_data (G_OBJECT (pane), KEY));
}

/**
 * ferry_pane_has_hits_selected:
 *
 * Returns: whether something is selected of what an open search found
 */
gboolean
ferry_pane_has_hits_selected (FerryPane *pane)
{
  return ferry_pane_is_searching (pane) &&
         ferry_search_view_has_selection (g_object_get_data (G_OBJECT (pane), KEY));
}

/**
 * ferry_pane_dup_carried:
 *
 * Returns: (transfer full) (nullable): what is selected of what is shown, be it in the folder or
 * found by a search; %NULL where nothing is
 */
FerryBundle *
ferry_pane_dup_carried (FerryPane *pane)
{
  if (ferry_pane_is_searching (pane))
    return ferry_search_view_dup_bundle (g_object_get_data (G_OBJECT (pane), KEY));
  if (ferry_pane_get_place (pane) == NULL ||
      ferry_entry_selection_get_size (ferry_pane_get_selection (pane)) == 0)
    return NULL;
  return ferry_pane_dup_bundle (pane);
}
