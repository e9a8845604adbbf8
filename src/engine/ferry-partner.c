/* The other server. See ferry-partner.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-partner.h"

/**
 * ferry_partner_new:
 * @key: (transfer full): the same for connections that can stand for each other
 */
FerryPartner *
ferry_partner_new (char *key, const FerryServer *server, FerryLog *log, FerryRate *rate)
{
  FerryPartner *partner = g_new0 (FerryPartner, 1);

  partner->key = key;
  partner->server = ferry_server_copy (server);
  partner->log = ferry_log_ref (log);
  partner->rate = ferry_rate_ref (rate);
  return partner;
}

/**
 * ferry_partner_free:
 */
void
ferry_partner_free (FerryPartner *partner)
{
  g_free (partner->key);
  ferry_server_free (partner->server);
  ferry_log_unref (partner->log);
  ferry_rate_unref (partner->rate);
  g_free (partner);
}

/**
 * ferry_partner_new_client:
 *
 * Returns: (transfer full): a client that is not connected yet
 */
FerryFtpClient *
ferry_partner_new_client (const FerryPartner *partner)
{
  FerryFtpClient *client = ferry_ftp_client_new (partner->server, partner->log);

  ferry_ftp_client_set_rate (client, partner->rate);
  return client;
}
