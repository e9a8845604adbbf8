/* The folder tree of a pane. See ferry-pane-tree.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-tree.h"

#include "ferry-pane-entries.h"
#include "ferry-tree-view.h"

#define KEY   "ferry-pane-tree"
#define WIDTH 180

static FerryTreeView *
get_view (FerryPane *pane)
{
  return g_object_get_data (G_OBJECT (pane), KEY);
}

static gboolean
shows_hidden (FerryPane *pane)
{
  gboolean is_shown;

  g_object_get (pane, "show-hidden", &is_shown, NULL);
  return is_shown;
}

/* A tree that is not seen reads nothing. */
static void
follow (FerryPane *pane)
{
  const char *path = ferry_pane_get_path (pane);

  if (ferry_pane_is_tree_shown (pane) && path != NULL)
    ferry_tree_view_follow (get_view (pane), path);
}

static void
begin (FerryPane *pane)
{
  ferry_tree_view_set_place (get_view (pane),
                             ferry_pane_is_tree_shown (pane) ? ferry_pane_get_place (pane) : NULL,
                             shows_hidden (pane));
  g_object_set_data (G_OBJECT (get_view (pane)), "place", ferry_pane_get_place (pane));
  follow (pane);
}

static void
on_path_changed (FerryPane *pane)
{
  if (g_object_get_data (G_OBJECT (get_view (pane)), "place") != ferry_pane_get_place (pane))
    begin (pane);
  else
    follow (pane);
}

static void
on_open_requested (FerryTreeView *view, const char *path, gboolean takes_keyboard, FerryPane *pane)
{
  g_autofree char *copy = g_strdup (path);

  if (g_strcmp0 (copy, ferry_pane_get_path (pane)) != 0)
    ferry_pane_open (pane, copy);
  if (takes_keyboard)
    ferry_pane_grab_list_focus (pane);
}

static void
on_destroy (FerryPane *pane)
{
  g_object_set_data (G_OBJECT (pane), KEY, NULL);
}

static void
make_view (FerryPane *pane)
{
  GtkWidget *view = ferry_tree_view_new ();
  GtkPaned *body = GTK_PANED (ferry_pane_get_body (pane));

  g_object_set_data (G_OBJECT (pane), KEY, view);
  gtk_widget_set_visible (view, FALSE);
  gtk_paned_set_start_child (body, view);
  gtk_paned_set_position (body, WIDTH);
  g_signal_connect (view, "open-requested", G_CALLBACK (on_open_requested), pane);
  g_signal_connect_object (pane, "notify::path", G_CALLBACK (on_path_changed), view, 0);
  g_signal_connect_object (pane, "notify::show-hidden", G_CALLBACK (begin), view, 0);
  g_signal_connect (pane, "destroy", G_CALLBACK (on_destroy), NULL);
}

/**
 * ferry_pane_is_tree_shown:
 */
gboolean
ferry_pane_is_tree_shown (FerryPane *pane)
{
  return get_view (pane) != NULL && gtk_widget_get_visible (GTK_WIDGET (get_view (pane)));
}

/**
 * ferry_pane_set_tree_shown:
 */
void
ferry_pane_set_tree_shown (FerryPane *pane, gboolean is_shown)
{
  if (is_shown == ferry_pane_is_tree_shown (pane))
    return;
  if (get_view (pane) == NULL)
    make_view (pane);
  gtk_widget_set_visible (GTK_WIDGET (get_view (pane)), is_shown);
  begin (pane);
}

/**
 * ferry_pane_toggle_tree:
 *
 * Shows the tree, with the keyboard in it, or puts it away.
 */
void
ferry_pane_toggle_tree (FerryPane *pane)
{
  gboolean is_shown = !ferry_pane_is_tree_shown (pane);

  ferry_pane_set_tree_shown (pane, is_shown);
  if (is_shown)
    gtk_widget_grab_focus (GTK_WIDGET (get_view (pane)));
  else
    ferry_pane_grab_list_focus (pane);
}
