/* The words for whoever runs the server or a firewall: a section each, to be opened and copied.
 * Copying activates "diagnosis.copy" with the text. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-advice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_ADVICE_VIEW (ferry_advice_view_get_type ())
G_DECLARE_FINAL_TYPE (FerryAdviceView, ferry_advice_view, FERRY, ADVICE_VIEW, GtkBox)

void ferry_advice_view_set_advice (FerryAdviceView *view, const FerryAdvice *advice);

G_END_DECLS
