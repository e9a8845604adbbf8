/* Keeps a list where it is scrolled to. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-entry-anchor.h"

#include "ferry-entry-exchange.h"
#include "ferry-entry-rows.h"

struct _FerryEntryAnchor
{
  GtkColumnView *view; /* borrowed, like the next two: the owner's */
  GtkAdjustment *down;
  FerryEntryModel *model;
  double value; /* to scroll to when the rows are there again; -1: nothing to do */
};

static void
on_before_change (FerryEntryModel *model, guint start, guint count, FerryEntryAnchor *anchor)
{
  if (count > FERRY_ENTRY_EXCHANGE_FEW && anchor->value < 0)
    anchor->value = gtk_adjustment_get_value (anchor->down);
}

/* Another folder begins at its top. */
static void
on_after_change (FerryEntryModel *model, guint start, guint count, FerryEntryAnchor *anchor)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    anchor->value = -1;
}

/* The rows are laid out. The keyboard, which would have brought the list to its top, goes to the
 * first of them. */
static void
on_laid_out (GtkAdjustment *down, FerryEntryAnchor *anchor)
{
  double highest = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
  double value = MIN (anchor->value, highest);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (anchor->model));

  if (anchor->value < 0 || count == 0 || highest <= 0)
    return;
  anchor->value = -1;
  if (value < 1)
    return;
  gtk_adjustment_set_value (down, value);
  ferry_entry_rows_focus (anchor->view,
                          (guint) (value * count / gtk_adjustment_get_upper (down)) + 1);
}

/**
 * ferry_entry_anchor_new:
 * @scroller: around @view
 */
FerryEntryAnchor *
ferry_entry_anchor_new (GtkColumnView *view, GtkScrolledWindow *scroller, FerryEntryModel *model)
{
  FerryEntryAnchor *anchor = g_new0 (FerryEntryAnchor, 1);

  anchor->view = view;
  anchor->model = model;
  anchor->down = gtk_scrolled_window_get_vadjustment (scroller);
  anchor->value = -1;
  g_signal_connect (model, "before-change", G_CALLBACK (on_before_change), anchor);
  g_signal_connect (model, "after-change", G_CALLBACK (on_after_change), anchor);
  g_signal_connect (anchor->down, "changed", G_CALLBACK (on_laid_out), anchor);
  return anchor;
}

/**
 * ferry_entry_anchor_free:
 *
 * To be called while the view is still there.
 */
void
ferry_entry_anchor_free (FerryEntryAnchor *anchor)
{
  g_signal_handlers_disconnect_by_data (anchor->model, anchor);
  g_signal_handlers_disconnect_by_data (anchor->down, anchor);
  g_free (anchor);
}
