/* The connection settings that few people need: ports and address for active mode, character set,
 * number of connections, deadlines. Lives in a popover of the connect bar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_CONNECT_OPTIONS (ferry_connect_options_get_type ())
G_DECLARE_FINAL_TYPE (FerryConnectOptions, ferry_connect_options, FERRY, CONNECT_OPTIONS, GtkBox)

void ferry_connect_options_set_server (FerryConnectOptions *options, const FerryServer *server);
void ferry_connect_options_set_charset (FerryConnectOptions *options, const char *charset);
void ferry_connect_options_apply (FerryConnectOptions *options, FerryServer *server);
void ferry_connect_options_show_whole (FerryConnectOptions *options);

G_END_DECLS
