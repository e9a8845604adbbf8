/* A tab of a side: a pane over this computer or over the server of its session, the choice between
 * the two, and the page that stands in the pane's place while the server is not connected. Follows
 * its session. Main thread.
 *
 * Property: "kind" (FerrySideKind as uint, notify).
 * Signal: "changed" (tab): its title or what it is busy with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"
#include "ferry-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a tab, and so the side in which it is in front, shows. */
typedef enum
{
  FERRY_SIDE_LOCAL,
  FERRY_SIDE_SERVER,
} FerrySideKind;

#define FERRY_TYPE_TAB (ferry_tab_get_type ())
G_DECLARE_FINAL_TYPE (FerryTab, ferry_tab, FERRY, TAB, GtkBox)

FerryTab *ferry_tab_new (FerryPlace *computer, FerrySession *session);

FerryPane *ferry_tab_get_pane (FerryTab *tab);
FerrySession *ferry_tab_get_session (FerryTab *tab);
void ferry_tab_set_session (FerryTab *tab, FerrySession *session);
FerrySideKind ferry_tab_get_kind (FerryTab *tab);
void ferry_tab_set_kind (FerryTab *tab, FerrySideKind kind);

void ferry_tab_open_local (FerryTab *tab, const char *folder);
void ferry_tab_open_remote (FerryTab *tab, const char *folder);
const char *ferry_tab_get_folder (FerryTab *tab, FerrySideKind kind);

G_END_DECLS
