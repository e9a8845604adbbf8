/* Names that a pane asks for: of a file that is renamed, of a new folder. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

void ferry_pane_ask_rename (FerryPane *pane);
void ferry_pane_ask_new_file (FerryPane *pane);
void ferry_pane_ask_new_folder (FerryPane *pane);

G_END_DECLS
