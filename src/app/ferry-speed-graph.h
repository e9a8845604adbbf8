/* The speed of the last minutes as a picture: downloads a filled line, uploads a dashed one, with
 * the figures of now below. It draws once a second, while it is seen and something moves. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-speed-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SPEED_GRAPH (ferry_speed_graph_get_type ())
G_DECLARE_FINAL_TYPE (FerrySpeedGraph, ferry_speed_graph, FERRY, SPEED_GRAPH, GtkWidget)

void ferry_speed_graph_set_history (FerrySpeedGraph *graph, FerrySpeedHistory *history);

double ferry_speed_graph_get_nice_top (double peak);

G_END_DECLS
