/* A small tree of an XML file from an unknown hand: bounded in depth and number, without entities
 * but the five of XML, without anything from another file. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FerryXml FerryXml;
typedef struct _FerryXmlNode FerryXmlNode;

FerryXml *ferry_xml_parse (const char *text, GError **error);
void ferry_xml_free (FerryXml *xml);
const FerryXmlNode *ferry_xml_get_root (const FerryXml *xml);
gboolean ferry_xml_is_cut (const FerryXml *xml);

const char *ferry_xml_node_get_name (const FerryXmlNode *node);
const char *ferry_xml_node_get_text (const FerryXmlNode *node);
const char *ferry_xml_node_get_attribute (const FerryXmlNode *node, const char *name);
const FerryXmlNode *ferry_xml_node_get_first (const FerryXmlNode *node);
const FerryXmlNode *ferry_xml_node_get_next (const FerryXmlNode *node);
const FerryXmlNode *ferry_xml_node_find (const FerryXmlNode *node, const char *name);
const char *ferry_xml_node_find_text (const FerryXmlNode *node, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryXml, ferry_xml_free)

G_END_DECLS
