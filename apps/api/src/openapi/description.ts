import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';

/** The API's description, OpenAPI 3.1: from the same schemas that check the requests. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Duibiao 对表')
    .setDescription(
      'Holds an organisation to its annual work plan. Errors are RFC 9457 problem details; positions and exact numbers are decimal strings; days are calendar days in the time zone of the ledger.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'an API key, dbk_…' })
    .build();
  return SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) => {
      if (!(schema instanceof z.ZodType)) return undefined;
      const {
        $schema: _,
        $defs,
        ...json
      } = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any', target: 'draft-2020-12' });
      const components = Object.fromEntries(
        Object.entries($defs ?? {}).map(([id, definition]) => [id, atHome(definition)]),
      );
      return { schema: atHome(json), components };
    },
  });
}

/** Serves `/openapi.json` and, with files of its own and nothing from outside, a reference page at `/docs`. */
export async function publishDescription(app: NestFastifyApplication): Promise<void> {
  SwaggerModule.setup('docs', app, () => describeApi(app), {
    jsonDocumentUrl: '/openapi.json',
    yamlDocumentUrl: '/openapi.yaml',
    customSiteTitle: 'Duibiao API',
    swaggerOptions: { validatorUrl: null, persistAuthorization: false, docExpansion: 'list' },
  });
}

/** Zod names its definitions `#/$defs/X`; in this document they live under components. */
function atHome(schema: unknown): Record<string, unknown> {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as Record<string, unknown>;
}
