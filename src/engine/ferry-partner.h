/* The other server of a file that goes from one to another: what a worker needs to connect to it.
 * The main thread makes it, the worker that gets it with a task uses it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"

G_BEGIN_DECLS

typedef struct
{
  char *key; /* changes with the place and with its settings */
  FerryServer *server;
  FerryLog *log;
  FerryRate *rate;
} FerryPartner;

FerryPartner *
ferry_partner_new (char *key, const FerryServer *server, FerryLog *log, FerryRate *rate);
void ferry_partner_free (FerryPartner *partner);
FerryFtpClient *ferry_partner_new_client (const FerryPartner *partner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryPartner, ferry_partner_free)

G_END_DECLS
