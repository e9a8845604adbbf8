/* One side of the window: a pane, the choice what it shows, and the page that stands in its place
 * while the server is being connected or could not be.
 *
 * Property: "kind" (FerrySideKind as uint, read-write, notify).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explanation.h"
#include "ferry-pane.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_SIDE_LOCAL,
  FERRY_SIDE_SERVER,
} FerrySideKind;

#define FERRY_TYPE_SIDE (ferry_side_get_type ())
G_DECLARE_FINAL_TYPE (FerrySide, ferry_side, FERRY, SIDE, GtkBox)

FerryPane *ferry_side_get_pane (FerrySide *side);
FerrySideKind ferry_side_get_kind (FerrySide *side);
void ferry_side_set_kind (FerrySide *side, FerrySideKind kind);

void ferry_side_show_pane (FerrySide *side);
void ferry_side_show_connecting (FerrySide *side, const char *host);
void
ferry_side_show_failed (FerrySide *side, const char *host, const FerryExplanation *explanation);
void
ferry_side_set_about (FerrySide *side, const char *icon_name, const char *text, const char *hint);

G_END_DECLS
