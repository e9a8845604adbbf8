/* The tabs that were closed. See ferry-closed-tabs.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-closed-tabs.h"

/* Each keeps its listing and watches its folder. */
#define MOST_TABS 10

typedef struct
{
  FerrySide *side; /* borrowed: it outlives the window's tabs */
  FerryTab *tab;   /* owned */
} ClosedTab;

struct _FerryClosedTabs
{
  GQueue tabs; /* of ClosedTab, owned; the last one at the tail */
};

static void
closed_tab_free (gpointer data)
{
  ClosedTab *one = data;

  g_object_unref (one->tab);
  g_free (one);
}

/**
 * ferry_closed_tabs_new:
 */
FerryClosedTabs *
ferry_closed_tabs_new (void)
{
  return g_new0 (FerryClosedTabs, 1);
}

/**
 * ferry_closed_tabs_free:
 */
void
ferry_closed_tabs_free (FerryClosedTabs *closed)
{
  g_queue_clear_full (&closed->tabs, closed_tab_free);
  g_free (closed);
}

/**
 * ferry_closed_tabs_push:
 * @side: (transfer none): where it was; must outlive this
 *
 * Keeps @tab, which still is in its side, and lets go of the oldest where there are many.
 */
void
ferry_closed_tabs_push (FerryClosedTabs *closed, FerrySide *side, FerryTab *tab)
{
  ClosedTab *one = g_new (ClosedTab, 1);

  *one = (ClosedTab){ side, g_object_ref (tab) };
  g_queue_push_tail (&closed->tabs, one);
  if (closed->tabs.length > MOST_TABS)
    closed_tab_free (g_queue_pop_head (&closed->tabs));
}

/**
 * ferry_closed_tabs_pop:
 * @side: (out) (transfer none): where it was
 *
 * Returns: (transfer full) (nullable): the tab that was closed last
 */
FerryTab *
ferry_closed_tabs_pop (FerryClosedTabs *closed, FerrySide **side)
{
  g_autofree ClosedTab *one = g_queue_pop_tail (&closed->tabs);

  if (one == NULL)
    return NULL;
  *side = one->side;
  return one->tab;
}
