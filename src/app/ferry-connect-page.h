/* What stands in a pane's place while its server is not connected: how connecting goes, why it
 * failed, or the button to connect. Its buttons activate the tab's actions. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explanation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CONNECT_PAGE (ferry_connect_page_get_type ())
G_DECLARE_FINAL_TYPE (FerryConnectPage, ferry_connect_page, FERRY, CONNECT_PAGE, GtkWidget)

void ferry_connect_page_show_idle (FerryConnectPage *page, const char *host);
void ferry_connect_page_show_connecting (FerryConnectPage *page, const char *host);
void ferry_connect_page_show_failed (FerryConnectPage *page,
                                     const char *host,
                                     const FerryExplanation *explanation);

G_END_DECLS
