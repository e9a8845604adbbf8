/* One pane: the folder of a place, as a list to work in. The same widget for this computer and for
 * a server. Main thread.
 *
 * Properties: "path" (string: raw bytes, nullable, read-only), "show-hidden" (boolean).
 * Signals:
 *   "transfer-requested" (from FerryPlace, from-folder string, entries FerryListing pointer,
 *                         to FerryPlace, to-folder string, flags uint): files were dropped or
 * pasted "fetch-requested" (bundle FerryBundle, folder string): its files are to be fetched into a
 * folder of this computer; returns the rows, a GPtrArray of FerryTransfer "copy-requested" (is-move
 * boolean): bring the selection to the other pane "folder-opened" (path string): a folder is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-bundle.h"
#include "ferry-entry-list.h"
#include "ferry-folder.h"
#include "ferry-pane-status.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FerryPaneMenu FerryPaneMenu;

#define FERRY_TYPE_PANE (ferry_pane_get_type ())
/* What is asked for by "file-requested" (request uint), of the selected files; the handler tells
 * whether it did it. */
typedef enum
{
  FERRY_PANE_ACTIVATE, /* by Enter or a double click; by default copied to the other side */
  FERRY_PANE_OPEN,     /* in the program for it */
  FERRY_PANE_EDIT,     /* in the editor */
} FerryPaneRequest;

G_DECLARE_FINAL_TYPE (FerryPane, ferry_pane, FERRY, PANE, GtkBox)

void ferry_pane_set_place (FerryPane *pane, FerryPlace *place, const char *path);
FerryPlace *ferry_pane_get_place (FerryPane *pane);
const char *ferry_pane_get_path (FerryPane *pane);

void ferry_pane_open (FerryPane *pane, const char *path);
void ferry_pane_reload (FerryPane *pane);
void ferry_pane_set_show_hidden (FerryPane *pane, gboolean show_hidden);

FerryListing *ferry_pane_dup_selection (FerryPane *pane);
void ferry_pane_select_names (FerryPane *pane, const char *const *names);
void ferry_pane_grab_list_focus (FerryPane *pane);
void ferry_pane_show_error (FerryPane *pane, const GError *error);

/* For the parts of the pane (ferry-pane-*.c). */
FerryFolder *ferry_pane_get_folder (FerryPane *pane);
FerryEntryList *ferry_pane_get_list (FerryPane *pane);
FerryPaneMenu *ferry_pane_get_menu (FerryPane *pane);
FerryPaneStatus *ferry_pane_get_status (FerryPane *pane);
void ferry_pane_edit_path (FerryPane *pane);
void ferry_pane_edit_filter (FerryPane *pane);

G_END_DECLS
