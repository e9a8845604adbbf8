/* The steps of a check over IPv4, or over IPv6: control connection, TLS, login, and the listings.
 * Inside src/doctor only; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check-steps.h"

G_BEGIN_DECLS

void ferry_check_family_plan (FerryCheck *check, GSocketFamily family);
void ferry_check_family_run (FerryCheckSteps *steps, GSocketFamily family, const char *address);

G_END_DECLS
